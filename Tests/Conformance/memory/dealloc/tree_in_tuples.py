# A tree whose children lie in tuples: last child first.


class T:
    def __init__(self, name, *children):
        self.name = name
        self.children = children

    def __del__(self):
        print(self.name, end=" ")


root = T("root", T("a", T("a1"), T("a2")), T("b"))
del root
print()

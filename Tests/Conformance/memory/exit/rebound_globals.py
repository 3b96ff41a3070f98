# Rebinding a name keeps its place; del and a new binding give it a later one.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


first = None
second = D("second")
first = D("first")
third = D("third")
del second
second = D("second again")
print("end of program")

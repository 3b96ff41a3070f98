# A temporary dies at the end of its expression.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


D("statement")
print("next")
print(D("attribute").name, "printed")
x = [D("item")][0].name
print("subscript")
str(D("argument"))
print("call")
if D("condition"):
    print("in if")
for _ in [D("loop")]:
    print("in loop")
del _
print("end")

# An object with __del__ runs it before its parts are released.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


root = D("root")
root.left = D("left")
root.right = D("right")
root.left.deep = D("deep")
del root
print("|")
chain = None
for i in range(5):
    node = D(i)
    node.next = chain
    chain = node
del node
chain = None
print("|")

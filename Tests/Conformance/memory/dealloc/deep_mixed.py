# A nest of different containers, with a finalizer at its bottom.


class D:
    def __del__(self):
        print("bottom")


x = D()
for i in range(30000):
    x = [x]
    x = (x, i)
    x = {"x": x}
print("built")
del x
print("freed")

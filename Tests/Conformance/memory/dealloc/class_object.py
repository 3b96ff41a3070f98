# A class is in cycles: what it holds dies at the next collection.
import gc


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


gc.disable()
gc.collect()


class K:
    attribute = D("class attribute")


k = K()
k.own = D("own")
del k
print("| instance deleted")
del K
print("| class deleted")
gc.collect()
print("| collected")

# What a class holds dies at exit too.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Holder:
    item = D("class attribute")


d = D("global")
print("end of program")

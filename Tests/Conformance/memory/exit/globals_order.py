# At exit the globals of the main program die in the order of their creation.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


b = D("b")
a = D("a")
c = D("c")
print("end of program")

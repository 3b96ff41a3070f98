# One leading underscore makes no difference while the main module dies by counting.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


a = D("a")
_b = D("_b")
__c = D("__c")
d = D("d")
print("end of program")

# A first collection at exit puts what the globals reach in the order of its visits; finalizers follow that.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


row = [D("item 0"), D("item 1")]
table = {"k": D("value")}
single = D("single")
print("end of program")

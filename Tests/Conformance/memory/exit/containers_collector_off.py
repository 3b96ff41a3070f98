# With the collector off that first collection does not happen: creation order.
import gc


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


gc.disable()
row = [D("item 0"), D("item 1")]
table = {"k": D("value")}
single = D("single")
print("end of program")

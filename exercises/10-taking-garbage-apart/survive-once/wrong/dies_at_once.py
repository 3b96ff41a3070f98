# heaplings: X10.2
# fails: comes-back
rescued = []


class Survivor:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        # A weak reference does not rescue anybody.
        import weakref

        rescued.append(weakref.ref(self))

# heaplings: X02.3
# fails: kinds
# says: second
class Thing:
    pass


target = Thing()
first = [target]
second = [target]
table = {"here": target}
owner = Thing()
owner.part = target

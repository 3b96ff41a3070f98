# heaplings: X02.3
# fails: kinds
class Thing:
    pass


target = Thing()
table = {"here": target}
pair = (target, 1)
owner = Thing()
owner.part = target
target.parts = [target]

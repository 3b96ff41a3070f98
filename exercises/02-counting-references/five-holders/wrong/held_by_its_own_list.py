# heaplings: X02.3
# fails: kinds
# says: `target.parts`
class Thing:
    pass


target = Thing()
table = {"here": target}
pair = (target, 1)
owner = Thing()
owner.part = target
target.parts = [target]

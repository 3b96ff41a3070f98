# heaplings: X02.3
# fails: kinds
# says: `me`
class Thing:
    pass


target = Thing()
row = [target]
table = {"here": target}
pair = (target, 1)
target.me = target

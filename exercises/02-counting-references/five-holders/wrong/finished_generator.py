# heaplings: X02.3
# fails: count
# says: `target` has 4 references
class Thing:
    pass


def pausing(value):
    yield


target = Thing()
row = [target]
table = {"here": target}
pair = (target, 1)
paused = pausing(target)
for nothing in paused:
    pass

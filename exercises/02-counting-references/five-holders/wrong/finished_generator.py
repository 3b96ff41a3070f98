# heaplings: X02.3
# fails: count
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

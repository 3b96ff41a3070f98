# heaplings: X02.3
# fails: count
# says: `target` has 2 references
class Thing:
    pass


def hold(value):
    local = value
    return len([value]) + len({"here": value})


target = Thing()
row = [target]
hold(target)
len((target, target))

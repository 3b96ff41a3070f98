# heaplings: X01.3
# fails: lets-go
# says: of a dict
def group_same(objs, memo={}):
    groups = {}
    for position, value in enumerate(objs):
        memo[id(value)] = value
        groups.setdefault(id(value), []).append(position)
    return list(groups.values())


if __name__ == "__main__":
    a = [1]
    b = [1]
    print(group_same([a, b, a]), "should be [[0, 2], [1]]")

# heaplings: X01.3
# fails: equal-lists
# says: equal_lists
def group_same(objs):
    groups = {}
    for position, value in enumerate(objs):
        groups.setdefault(objs.index(value), []).append(position)
    return list(groups.values())


if __name__ == "__main__":
    a = [1]
    b = [1]
    print(group_same([a, b, a]), "should be [[0, 2], [1]]")

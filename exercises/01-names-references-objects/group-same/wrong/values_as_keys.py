# heaplings: X01.3
# fails: ran
# says: unhashable type
def group_same(objs):
    groups = {}
    for position, value in enumerate(objs):
        groups.setdefault(value, []).append(position)
    return list(groups.values())


if __name__ == "__main__":
    a = [1]
    b = [1]
    print(group_same([a, b, a]), "should be [[0, 2], [1]]")

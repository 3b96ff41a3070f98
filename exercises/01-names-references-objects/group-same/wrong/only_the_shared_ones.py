# heaplings: X01.3
# fails: shared
# says: shared_objects
def group_same(objs):
    groups = {}
    for position, value in enumerate(objs):
        groups.setdefault(id(value), []).append(position)
    return [group for group in groups.values() if len(group) > 1]


if __name__ == "__main__":
    a = [1]
    b = [1]
    print(group_same([a, b, a]), "should be [[0, 2], [1]]")

# heaplings: X01.3
# fails: equal-lists
# says: equal_lists
def group_same(objs):
    groups = []
    for position, value in enumerate(objs):
        for group in groups:
            if objs[group[0]] == value:
                group.append(position)
                break
        else:
            groups.append([position])
    return groups


if __name__ == "__main__":
    a = [1]
    b = [1]
    print(group_same([a, b, a]), "should be [[0, 2], [1]]")

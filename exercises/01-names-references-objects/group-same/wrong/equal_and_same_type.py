# heaplings: X01.3
# fails: not-a-number
# fails: equal-lists
def group_same(objs):
    groups = []
    for position, value in enumerate(objs):
        for group in groups:
            first = objs[group[0]]
            if type(first) is type(value) and not first != value:
                group.append(position)
                break
        else:
            groups.append([position])
    return groups


if __name__ == "__main__":
    a = [1]
    b = [1]
    print(group_same([a, b, a]), "should be [[0, 2], [1]]")

# heaplings: X01.3
# fails: shared
def group_same(objs):
    groups = []
    for position, value in enumerate(objs):
        if position and objs[position - 1] is value:
            groups[-1].append(position)
        else:
            groups.append([position])
    return groups


if __name__ == "__main__":
    a = [1]
    b = [1]
    print(group_same([a, b, a]), "should be [[0, 2], [1]]")

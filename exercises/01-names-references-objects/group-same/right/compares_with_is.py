# heaplings: X01.3
def group_same(objs):
    groups = []
    for position in range(len(objs)):
        for group in groups:
            if objs[group[0]] is objs[position]:
                group.append(position)
                break
        else:
            groups.append([position])
    return groups


if __name__ == "__main__":
    a = [1]
    b = [1]
    print(group_same([a, b, a]), "should be [[0, 2], [1]]")

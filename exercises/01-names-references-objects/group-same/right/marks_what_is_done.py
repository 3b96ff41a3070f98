# heaplings: X01.3
def group_same(objs):
    ids = [id(value) for value in objs]
    groups = []
    done = set()
    for number in ids:
        if number not in done:
            done.add(number)
            groups.append([position for position in range(len(ids)) if ids[position] == number])
    return groups


if __name__ == "__main__":
    a = [1]
    b = [1]
    print(group_same([a, b, a]), "should be [[0, 2], [1]]")

# heaplings: X01.3
# fails: not-a-number
# says: not_a_number
def group_same(objs):
    """Lists by their identity, everything else by its value."""
    groups = []
    for position, value in enumerate(objs):
        for group in groups:
            first = objs[group[0]]
            if first is value if type(value) is list else first == value:
                group.append(position)
                break
        else:
            groups.append([position])
    return groups


if __name__ == "__main__":
    a = [1]
    b = [1]
    print(group_same([a, b, a]), "should be [[0, 2], [1]]")

# heaplings: X01.3
def group_same(objs):
    """Lists of positions: those at which one and the same object stands are in one list."""
    groups = []
    return groups


if __name__ == "__main__":
    a = [1]
    b = [1]
    print(group_same([a, b, a]), "should be [[0, 2], [1]]")

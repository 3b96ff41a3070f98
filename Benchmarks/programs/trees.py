"""Binary trees with __slots__: many small allocations, counts that fall to zero in cascades."""


class Node:
    __slots__ = ("left", "right", "weight")

    def __init__(self, left, right, weight):
        self.left = left
        self.right = right
        self.weight = weight


def build(depth):
    if depth == 0:
        return Node(None, None, 1)
    return Node(build(depth - 1), build(depth - 1), depth)


def check(node):
    if node.left is None:
        return node.weight
    return node.weight + check(node.left) + check(node.right)


class Search:
    __slots__ = ("key", "low", "high")

    def __init__(self, key):
        self.key = key
        self.low = None
        self.high = None


def insert(root, key):
    node = root
    while True:
        if key < node.key:
            if node.low is None:
                node.low = Search(key)
                return True
            node = node.low
        elif key > node.key:
            if node.high is None:
                node.high = Search(key)
                return True
            node = node.high
        else:
            return False


longest = build(17)
total = 0
for depth in range(4, 14, 2):
    for _ in range(1 << (17 - depth)):
        total += check(build(depth))

root = Search(1 << 19)
added = 0
state = 3
for _ in range(90000):
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    if insert(root, state >> 11):
        added += 1

print("trees", total, check(longest), added)

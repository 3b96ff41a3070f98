"""Cycle churn: small cycles become garbage all the time, so the young collector never rests."""


class Node:
    def __init__(self, value):
        self.value = value
        self.other = None


class Owner:
    def __init__(self, size):
        self.parts = [Part(self, number) for number in range(size)]


class Part:
    def __init__(self, owner, number):
        self.owner = owner
        self.number = number


def pairs(rounds):
    total = 0
    for number in range(rounds):
        a = Node(number)
        b = Node(number + 1)
        a.other = b
        b.other = a
        total += a.other.value
    return total


def rings(rounds, length):
    total = 0
    for number in range(rounds):
        first = node = Node(number)
        for step in range(length):
            node.other = Node(step)
            node = node.other
        node.other = first
        total += node.value
    return total


def selves(rounds):
    total = 0
    for number in range(rounds):
        items = [number]
        items.append(items)
        table = {"me": None, "items": items}
        table["me"] = table
        total += len(items) + len(table)
    return total


def owners(rounds):
    total = 0
    for _ in range(rounds):
        owner = Owner(6)
        total += len(owner.parts) + owner.parts[3].number
    return total


def recursive_closures(rounds):
    total = 0
    for number in range(rounds):
        def down(n):
            return 0 if n == 0 else 1 + down(n - 1)

        total += down(number & 1)
    return total


survivors = [Node(number) for number in range(20000)]
for index in range(len(survivors)):
    survivors[index].other = survivors[index - 1]

print("cycles", pairs(700000), rings(80000, 8), selves(350000), owners(90000), recursive_closures(250000),
      survivors[5].other.value)

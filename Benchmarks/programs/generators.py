"""Generators: pipelines, recursion with yield from, send, early close, generator expressions."""


def numbers(limit):
    number = 0
    while number < limit:
        yield number
        number += 1


def squares(source):
    for number in source:
        yield number * number


def keep_odd(source):
    for number in source:
        if number & 1:
            yield number


def pairs(source):
    previous = None
    for number in source:
        if previous is not None:
            yield previous, number
        previous = number


class Tree:
    def __init__(self, key, left, right):
        self.key = key
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Tree(middle, build(low, middle), build(middle + 1, high))


def running_mean():
    total = 0
    count = 0
    mean = 0
    while True:
        value = yield mean
        total += value
        count += 1
        mean = total // count


def permutations(items):
    if len(items) <= 1:
        yield items
        return
    for index in range(len(items)):
        rest = items[:index] + items[index + 1 :]
        for tail in permutations(rest):
            yield [items[index]] + tail


def first_above(source, bound):
    for number in source:
        if number > bound:
            return number
    return None


piped = 0
for a, b in pairs(keep_odd(squares(numbers(1700000)))):
    piped = (piped + a ^ b) % 1000003

tree = build(0, 20000)
walked = 0
for _ in range(10):
    for key in tree:
        walked = (walked * 3 + key) % 1000003

mean = running_mean()
next(mean)
last = 0
for number in range(1000000):
    last = mean.send(number & 255)

orders = 0
for order in permutations([1, 2, 3, 4, 5, 6, 7, 8]):
    if order[0] < order[-1]:
        orders += 1

found = 0
for bound in range(70000):
    found += first_above(squares(numbers(1000)), bound & 63)

total = sum(number * 3 for number in range(1000000) if number % 5)

print("generators", piped, walked, last, orders, found, total)

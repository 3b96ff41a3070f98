import gc
import sys

from answer import deep_size


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Pair:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


class Row(list):
    pass


def text(number):
    return "text %d " % number * (number % 5 + 1)


def truth(thing):
    total = 0
    seen = {id(thing)}
    waiting = [thing]
    while waiting:
        part = waiting.pop()
        total += sys.getsizeof(part)
        for found in gc.get_referents(part):
            if id(found) not in seen and not isinstance(found, (type, type(gc))):
                seen.add(id(found))
                waiting.append(found)
    return total


def differences(things):
    """What deep_size says and what is true, where the two differ. The truth is found before it is called."""
    result = {}
    for name in things:
        expected = truth(things[name])
        try:
            got = deep_size(things[name])
        except RecursionError:
            got = "RecursionError"
        if got != expected or type(got) is not int:
            result[name] = "%s != %d" % (got, expected)
    return result


word = text(SIZE)
plain = differences({
    "[]": [],
    "a list of texts": [text(number) for number in range(SIZE)],
    "lists in tuples": [(text(number), [number * 1.5, (number * 1000,)]) for number in range(SIZE)],
    "sets in a tuple": ({text(number) for number in range(SIZE)}, frozenset([text(7)]), b"bytes"),
    "a text": word,
    "1.5": 1.5,
})

pair = [word, word]
shared = differences({
    "[word, word]": pair,
    "[pair] * n": [pair] * SIZE,
    "(pair, [pair], {'pair': pair}, word)": (pair, [pair], {"pair": pair}, word),
    "[[0], [1000], [2000]] * 3": [[number * 1000] for number in range(SIZE)] * 3,
    "[None, True, None, 5, 5, (), ()] * n": [None, True, None, 5, 5, (), ()] * SIZE,
})

loop = [text(1)]
loop.append(loop)
ring = [[text(number)] for number in range(SIZE)]
for number in range(SIZE):
    ring[number].append(ring[(number + 1) % SIZE])
mutual = {"name": [text(2)]}
mutual["name"].append(mutual)
cycles = differences({
    "a list that holds itself": loop,
    "a ring of lists": ring[0],
    "a dict and a list": mutual,
})

keys = differences({
    "tuples as keys": {(number, text(number)): number * 1.5 for number in range(SIZE)},
    "integers as keys": {number * 1000: None for number in range(SIZE)},
    "strings as keys": {"a": [text(1)], "b": (text(2),)},
    "{1: 'one', 'two': 2.5}": {1: "one", "two": 2.5},
})

instances = differences({
    "Point(2.5, text)": Point(2.5, text(3)),
    "a list of Points": [Point(number * 1.5, text(number)) for number in range(SIZE)],
    "Pair with slots": Pair(text(1), [2.5]),
    "a list of Pairs": [Pair(number * 1.5, Pair(text(number), None)) for number in range(SIZE)],
    "[Point, Pair, gc, sys, 2.5]": [Point, Pair, gc, sys, 2.5],
    "a subclass of list": Row([text(1), text(2)]),
})

chain = [1.5]
for _ in range(DEPTH):
    chain = [chain]
deep = differences({"a chain of %d lists" % DEPTH: chain})

again = differences({"[word, word]": pair, "a list that holds itself": loop, "1.5": 1.5})

measured = [[text(8)], (text(9), 2.5), Point(1.5, [text(4)]), {1.5: text(5)}]
for position in range(len(measured)):
    try:
        deep_size(measured[position])
    except RecursionError:
        pass

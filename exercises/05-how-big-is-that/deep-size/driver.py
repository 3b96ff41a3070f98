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


def size(thing):
    try:
        return deep_size(thing)
    except RecursionError:
        return "RecursionError"


def text(number):
    return "text %d " % number * (number % 5 + 1)


word = text(SIZE)
plain_things = [
    [],
    [text(number) for number in range(SIZE)],
    [(text(number), [number * 1.5, (number * 1000,)]) for number in range(SIZE)],
    ({text(number) for number in range(SIZE)}, frozenset([text(7)]), b"bytes"),
    word,
    1.5,
]
plain = [size(thing) for thing in plain_things]

pair = [word, word]
shared_things = [
    pair,
    [pair] * SIZE,
    (pair, [pair], {"pair": pair}, word),
    [[number * 1000] for number in range(SIZE)] * 3,
    [None, True, None, 5, 5, (), ()] * SIZE,
]
shared = [size(thing) for thing in shared_things]

loop = [text(1)]
loop.append(loop)
ring = [[text(number)] for number in range(SIZE)]
for number in range(SIZE):
    ring[number].append(ring[(number + 1) % SIZE])
mutual = {"name": [text(2)]}
mutual["name"].append(mutual)
cycle_things = [loop, ring[0], mutual]
cycles = [size(thing) for thing in cycle_things]

key_things = [
    {(number, text(number)): number * 1.5 for number in range(SIZE)},
    {number * 1000: None for number in range(SIZE)},
    {"a": [text(1)], "b": (text(2),)},
    {1: "one", "two": 2.5},
]
keys = [size(thing) for thing in key_things]

instance_things = [
    Point(2.5, text(3)),
    [Point(number * 1.5, text(number)) for number in range(SIZE)],
    Pair(text(1), [2.5]),
    [Pair(number * 1.5, Pair(text(number), None)) for number in range(SIZE)],
    [Point, Pair, gc, sys, 2.5],
    Row([text(1), text(2)]),
]
instances = [size(thing) for thing in instance_things]

chain = [1.5]
for _ in range(DEPTH):
    chain = [chain]
deep = [size(chain)]

again = [size(pair), size(loop), size(instance_things[0])]

measured = [[text(8)], (text(9), 2.5), Point(1.5, [text(4)]), {1.5: text(5)}]
for position in range(len(measured)):
    size(measured[position])

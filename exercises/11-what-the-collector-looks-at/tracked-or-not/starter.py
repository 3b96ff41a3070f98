# heaplings: X11.1
import gc


class Node:
    pass


class Slotted:
    __slots__ = ("x",)


def pair(a, b):
    return (a, b)


def answer(thing):
    return "yes" if gc.is_tracked(thing) else "no"


table = {"items": []}
things = [
    42,
    "text",
    [],
    {},
    {"a": 1},
    {"a": []},
    set(),
    (),
    pair(1, 2.5),
    pair(1, []),
    Node(),
    Slotted(),
    pair,
    table,
]
before = [answer(thing) for thing in things]
del table["items"]
gc.collect()
after = [answer(thing) for thing in things]
print(before[0], after[0])      # => ?
print(before[1], after[1])      # => ?
print(before[2], after[2])      # => ?
print(before[3], after[3])      # => ?
print(before[4], after[4])      # => ?
print(before[5], after[5])      # => ?
print(before[6], after[6])      # => ?
print(before[7], after[7])      # => ?
print(before[8], after[8])      # => ?
print(before[9], after[9])      # => ?
print(before[10], after[10])    # => ?
print(before[11], after[11])    # => ?
print(before[12], after[12])    # => ?
print(before[13], after[13])    # => ?

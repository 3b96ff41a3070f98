# heaplings: X11.1
# fails: blanks
# belief: slots-are-free
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
print(before[0], after[0])      # => no no
print(before[1], after[1])      # => no no
print(before[2], after[2])      # => yes yes
print(before[3], after[3])      # => no no
print(before[4], after[4])      # => no no
print(before[5], after[5])      # => yes yes
print(before[6], after[6])      # => yes yes
print(before[7], after[7])      # => no no
print(before[8], after[8])      # => yes no
print(before[9], after[9])      # => yes yes
print(before[10], after[10])    # => yes yes
print(before[11], after[11])    # => no no
print(before[12], after[12])    # => yes yes
print(before[13], after[13])    # => yes no

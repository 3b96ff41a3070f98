# heaplings: X11.3
# fails: blanks
# belief: everything-counts
import gc


class Node:
    pass


class Slotted:
    __slots__ = ("x",)


def allocations():
    return gc.get_count()[0]


def change(make):
    """How the count changes when 5000 objects are made and kept."""
    kept = [None] * 5000
    gc.collect()
    allocations()
    before = allocations()
    for number in range(5000):
        kept[number] = make(number)
    return allocations() - before


gc.disable()
print(change(lambda number: number + 0.5))               # => 5000
print(change(lambda number: str(number) + "!"))          # => 5000
print(change(lambda number: Node()))                     # => 5000
print(change(lambda number: Node() and None))            # => 5000
print(change(lambda number: Slotted()))                  # => 5000
print(change(lambda number: {}))                         # => 5000
print(change(lambda number: (number, number)))           # => 5000
print(change(lambda number: [[], []]))                   # => 15000
print(change(lambda number: Node() if number % 2 else number))  # => 5000

"""An iterator at its end lets its sequence go, with one exception."""
import sys

items = [1, 2]
pair = (1, 2)
for make in (iter, reversed, enumerate, lambda x: zip(x, x), lambda x: map(str, x)):
    for sequence in (items, pair):
        before = sys.getrefcount(sequence)
        iterator = make(sequence)
        held = sys.getrefcount(sequence) - before
        list(iterator)
        print(held, sys.getrefcount(sequence) - before)
        del iterator
print(sys.getrefcount(items))
print(sys.getrefcount(()) > 900000000)

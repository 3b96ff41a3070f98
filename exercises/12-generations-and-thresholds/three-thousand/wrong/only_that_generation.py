# heaplings: X12.1
# fails: blanks
# belief: last-left-alone
import gc


class Node:
    pass


def generation_of(thing):
    for generation in range(3):
        if any([other is thing for other in gc.get_objects(generation=generation)]):
            return generation


gc.set_threshold(700, 10, 10)
kept = [None] * 3000
gc.collect()
for number in range(3000):
    kept[number] = Node()
count = gc.get_count()
print(count[0])                      # => 196
print(count[1])                      # => 4
print(count[2])                      # => 0
print(generation_of(kept[0]))        # => 1
print(generation_of(kept[1500]))     # => 1
print(generation_of(kept[-1]))       # => 0

gc.collect(0)
count = gc.get_count()
print(count[1])                      # => 5
print(generation_of(kept[-1]))       # => 0
gc.collect(1)
count = gc.get_count()
print(count[1])                      # => 0
print(count[2])                      # => 1
print(generation_of(kept[0]))        # => 2
print(generation_of(kept[-1]))       # => 1

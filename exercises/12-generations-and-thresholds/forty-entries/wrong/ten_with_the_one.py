# heaplings: X12.2
# fails: blanks
# belief: ten-with-the-one
import gc


class Node:
    pass


log = []


def note(phase, info):
    if phase == "start":
        log.append(info["generation"])


def entries(first, last):
    return "".join([str(generation) for generation in log[first:last]])


gc.collect()
gc.set_threshold(100, 10, 10)
gc.callbacks.append(note)
kept = []
for number in range(16000):
    kept.append(Node())
gc.callbacks.clear()
print(entries(0, 10))          # => 0000000001
print(entries(10, 20))         # => 0000000001
print(entries(20, 30))         # => 0000000001
print(entries(30, 40))         # => 0000000001
print(log[:60].count(1))       # => 6
print(log.index(2))            # => 90
print(log[:log.index(2)].count(1))  # => 9

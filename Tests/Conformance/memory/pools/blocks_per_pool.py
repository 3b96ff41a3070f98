# Instances of one block size: how many follow each other at one step before the pool is full.


class S:
    __slots__ = ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")


row = [None] * 2000
addresses = [0] * 2000
for i in range(2000):
    row[i] = S()
    addresses[i] = id(row[i])
steps = [b - a for a, b in zip(addresses[500:], addresses[501:])]
print(max(set(steps), key=steps.count))
longest = run = 0
for step in steps:
    run = run + 1 if step == 112 else 0
    longest = max(longest, run)
print(longest + 1)

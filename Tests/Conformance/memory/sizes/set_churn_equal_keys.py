"""Items that come and go among equal keys of other types, equal hashes and keys with methods of their own."""
import sys


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.number == other.number

    def __repr__(self):
        return "Key(%d)" % self.number


pool = [0, 1, -1, -2, 2.0, 1.0, True, False, 2 ** 61 - 1, 2 ** 61, -(2 ** 61), (), (1, 2)]
pool += [Key(number) for number in range(8)]
items = set()
seed = 7
for step in range(600):
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    key = pool[(seed >> 8) % len(pool)]
    if (seed >> 20) % 3:
        items.add(Key(key.number) if isinstance(key, Key) else key)
    else:
        items.discard(key)
    if step % 60 == 59:
        numbers = [each for each in items if not isinstance(each, tuple)]
        print(len(items), sys.getsizeof(items), numbers)
print(Key(4) in items, 3.0 in items, float(2 ** 61) in items, -1 in items, -2.0 in items)
print(len(items & set(pool)), sorted(map(repr, items ^ set(pool))))

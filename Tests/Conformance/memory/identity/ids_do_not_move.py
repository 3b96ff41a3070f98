# A collection never moves an object.
import gc


class K:
    pass


row = [K() for _ in range(1000)]
before = [id(o) for o in row]
for o in row:
    o.me = o
gc.collect()
print(before == [id(o) for o in row])
print(len(set(before)))
print(all(i % 16 == 0 for i in before))

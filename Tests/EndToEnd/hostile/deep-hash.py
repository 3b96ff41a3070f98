# ends: 0
# prints: done
x = ()
for _ in range(200000):
    x = (x,)
try:
    hash(x)
except RecursionError:
    pass
try:
    {x}
except RecursionError:
    pass
x = frozenset()
for _ in range(2000):
    x = frozenset([x])
print("done")

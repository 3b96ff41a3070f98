# ends: 0
# prints: RecursionError
# prints: done
x = []
for _ in range(1000000):
    x = [x]
try:
    repr(x)
except RecursionError:
    print("RecursionError")
del x
print("done")

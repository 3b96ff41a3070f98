# ends: 0
# prints: [[...], [...]]
# prints: {1: {...}}
# prints: RecursionError
import gc

x = []
x.append(x)
x.append(x)
print(x)
d = {}
d[1] = d
print(d)
wide = []
wide.extend([wide] * 1000000)
a = [1]
a.append(a)
b = [1]
b.append(b)
try:
    print(a == b)
except RecursionError:
    print("RecursionError")
del x, d, wide, a, b
gc.collect()

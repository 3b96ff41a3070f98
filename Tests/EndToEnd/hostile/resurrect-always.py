# ends: 0
# prints: 1
# A finalizer runs once in an object's life: the second death is final.
kept = []
calls = 0


class A:
    def __del__(self):
        global calls
        calls += 1
        kept.append(self)


a = A()
del a
for _ in range(1000):
    kept.clear()
print(calls)

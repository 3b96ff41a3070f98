# ends: 0
# prints: 1000 True
import gc

kept = []
calls = 0


class A:
    def __init__(self):
        self.me = self

    def __del__(self):
        global calls
        calls += 1
        kept.append(self)


for _ in range(1000):
    A()
for _ in range(20):
    gc.collect()
    kept.clear()
gc.collect()
print(calls, not kept)

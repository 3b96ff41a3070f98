# ends: 0
# prints: done
# A million lists, each in the next, die without a million stack frames.
x = []
for _ in range(1000000):
    x = [x]
del x
print("done")

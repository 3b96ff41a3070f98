# Long runs, reversals and random order all give the same stable result.
import random
random.seed(7)
data = [(random.randrange(50), i) for i in range(2000)]
by_key = sorted(data, key=lambda pair: pair[0])
print(by_key == sorted(data), by_key[:3], by_key[-3:])
backwards = sorted(data, key=lambda pair: pair[0], reverse=True)
print(all(a[0] > b[0] or (a[0] == b[0] and a[1] < b[1]) for a, b in zip(backwards, backwards[1:])))
for order in (range(500), range(500, 0, -1), [i % 7 for i in range(500)],
        [(i * 37) % 101 for i in range(500)]):
    result = sorted(order)
    print(all(a <= b for a, b in zip(result, result[1:])), len(result), sum(result), result[:5])
strings = [str(i * 7919 % 1000) for i in range(300)]
print(sorted(strings)[:8], sorted(strings, key=int)[:8])
comparisons = 0
class Counted(int):
    def __lt__(self, other):
        global comparisons
        comparisons += 1
        return int.__lt__(self, other)
sorted(Counted(i) for i in range(100))
print(comparisons)

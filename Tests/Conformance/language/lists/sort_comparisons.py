# Which items the sort compares, in which order: runs, binary insertion, merges, galloping.
log = []


class Key:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        log.append((self.value, other.value))
        return self.value < other.value


def run(values, **options):
    log.clear()
    result = sorted([Key(v) for v in values], **options)
    return len(log), hash(tuple(log)), hash(tuple(k.value for k in result))


def pseudo_random(count, limit, seed=12345):
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        yield (seed >> 8) % limit


print(run([3, 1, 2]), log)
print(run([1, 2, 3, 0, 2]), log)
print(run([5, 4, 4, 3, 3, 3, 9]), log)
for n in (10, 33, 63, 64, 65, 100, 500, 1000):
    for limit in (2, 5, n + 1, 100000):
        print(n, limit, run(pseudo_random(n, limit)), run(pseudo_random(n, limit), reverse=True))
for n in (64, 300, 1000):
    print(run(range(n)), run(range(n, 0, -1)), run([5] * n), run(n - i // 3 for i in range(n)))
    print(run(list(range(n // 2)) * 2), run([i % 7 for i in range(n)]))
    print(run(list(range(n // 2, n)) + list(range(n // 2))))

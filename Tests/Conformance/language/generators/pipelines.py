log = []
def numbers():
    for n in range(1, 7):
        log.append(f'make {n}')
        yield n
def evens(source):
    for n in source:
        if n % 2 == 0:
            log.append(f'pass {n}')
            yield n
def take(n, source):
    for index, item in enumerate(source):
        if index == n:
            return
        yield item
print(list(take(2, (n * n for n in evens(numbers())))), log)
def window(items, size):
    items = list(items)
    for i in range(len(items) - size + 1):
        yield tuple(items[i:i + size])
print(list(window('abcd', 2)), dict(zip('abc', numbers())),
    list(map(lambda a, b: a + b, [1, 2], (n for n in (10, 20, 30)))))
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
print(list(take(12, primes())))
def chain(*sources):
    for source in sources:
        yield from source
print(''.join(chain('ab', ['c'], ('d' for _ in range(2)))), any(n > 2 for n in numbers()), len(log))

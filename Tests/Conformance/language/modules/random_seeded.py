import random
random.seed(42)
print([random.randint(1, 100) for _ in range(8)])
print(random.random(), random.random())
print([random.choice('abcdef') for _ in range(6)])
items = list(range(8))
random.shuffle(items)
print(items, random.sample(range(100), 5), random.randrange(0, 50, 5), random.uniform(1, 2))
random.seed('text seed')
print(random.random(), random.getrandbits(40))
random.seed(2 ** 70)
print(random.random())
state = random.Random(1)
other = random.Random(1)
print(state.random() == other.random(), state.randint(0, 9), [state.randrange(10 ** 20) for _ in range(2)])
for bad in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2),
        lambda: random.randrange(0), lambda: random.randint(1.5, 2), lambda: random.shuffle('abc'),
        lambda: random.sample({1, 2}, 1)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)

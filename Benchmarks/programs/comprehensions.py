"""Comprehensions and unpacking: nested ones, conditions, tuples taken apart and put together."""


def transpose(rows):
    return [[row[column] for row in rows] for column in range(len(rows[0]))]


def pythagoras(limit):
    return [(a, b, c) for a in range(1, limit) for b in range(a, limit) for c in (b + 1, b + 2)
            if a * a + b * b == c * c]


def swaps(rounds):
    a, b, c = 1, 2, 3
    for _ in range(rounds):
        a, b = b, a
        a, b, c = c, a, b
        (a, b), c = (b, c), a
    return a * 100 + b * 10 + c


def records(count):
    return [(number, "n" + str(number % 100), (number % 7, number % 11)) for number in range(count)]


def regroup(rows):
    total = 0
    for number, name, (seven, eleven) in rows:
        total += number * seven - eleven + len(name)
    return total


def spread(rows):
    total = 0
    for row in rows:
        first, *middle, last = row
        total += first + len(middle) + last[1]
    return total


grid = [[row * column % 23 for column in range(120)] for row in range(120)]
for _ in range(70):
    grid = transpose(grid)
triples = pythagoras(600)
rows = records(100000)
total = 0
for _ in range(6):
    total += regroup(rows) + spread(rows)
by_name = {name: (number, pair) for number, name, pair in rows}
remainders = {number * number % 9973 for number in range(600000)}
flat = [cell for line in grid for cell in line if cell % 2]
evens = [[cell for cell in line if cell & 1 == 0] for line in [grid[index % 120] for index in range(4000)]]
zipped = [a * b - c for a, b, c in zip(range(500000), range(3, 500003), range(7, 500007))]
ordered = sorted([(-seven, name, number) for number, name, (seven, eleven) in rows])

print("comprehensions", len(triples), triples[-1], swaps(1500000), total, len(by_name), len(remainders),
      sum(flat), sum([len(line) for line in evens]), zipped[777], ordered[0])

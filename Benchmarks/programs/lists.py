"""Lists: a sieve with slice assignment, append and pop, slices, sorting, matrices as lists of lists."""


def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    number = 2
    while number * number <= limit:
        if flags[number]:
            flags[number * number :: number] = [False] * len(range(number * number, limit + 1, number))
        number += 1
    return [index for index, flag in enumerate(flags) if flag]


def matrix(size, seed):
    rows = []
    for row in range(size):
        line = []
        for column in range(size):
            line.append((row * seed + column * 7) % 19)
        rows.append(line)
    return rows


def multiply(left, right):
    size = len(left)
    result = []
    for row in range(size):
        line = left[row]
        out = [0] * size
        for column in range(size):
            total = 0
            for index in range(size):
                total += line[index] * right[index][column]
            out[column] = total % 1009
        result.append(out)
    return result


def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left = merge_sort(items[:middle])
    right = merge_sort(items[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


def bubble(items):
    items = items[:]
    for end in range(len(items) - 1, 0, -1):
        for index in range(end):
            if items[index] > items[index + 1]:
                items[index], items[index + 1] = items[index + 1], items[index]
    return items


primes = sieve(900000)

left = matrix(80, 3)
for seed in range(8):
    left = multiply(left, matrix(80, seed + 5))

state = 7
numbers = []
for _ in range(100000):
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    numbers.append(state >> 7)
merged = merge_sort(numbers)
ordered = sorted(numbers)
numbers.sort(reverse=True)
numbers.reverse()
small = bubble(numbers[::-100])

queue = list(range(1000))
total = 0
for step in range(700000):
    item = queue.pop()
    total = (total + item) % 1000003
    queue.append(item ^ step & 1023)
    if step % 100 == 0:
        queue = queue[500:] + queue[:500]

print("lists", len(primes), primes[-1], left[3][5], merged == ordered == numbers, small[0], total)

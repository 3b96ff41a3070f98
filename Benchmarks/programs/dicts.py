"""Dictionaries: word counts with string keys, integer keys, get, setdefault, items, deletion."""


def words(count):
    state = 99
    syllables = ["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu"]
    result = []
    for _ in range(count):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        a = state >> 12
        result.append(syllables[a % 10] + syllables[a // 10 % 10] + syllables[a // 100 % 10])
    return result


def count_words(text):
    counts = {}
    for word in text:
        counts[word] = counts.get(word, 0) + 1
    return counts


def group_by_first(text):
    groups = {}
    for position, word in enumerate(text):
        groups.setdefault(word[0], []).append(position)
    return groups


def invert(counts):
    inverted = {}
    for word, count in counts.items():
        if count in inverted:
            inverted[count].append(word)
        else:
            inverted[count] = [word]
    return inverted


def collatz_lengths(limit):
    lengths = {1: 1}
    for start in range(2, limit):
        number = start
        path = 0
        while number not in lengths:
            number = number // 2 if number % 2 == 0 else 3 * number + 1
            path += 1
        lengths[start] = lengths[number] + path
    return lengths


def sparse_grid(steps):
    grid = {}
    x = y = 0
    state = 5
    for _ in range(steps):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        way = state >> 29
        if way == 0:
            x += 1
        elif way == 1:
            x -= 1
        elif way == 2:
            y += 1
        else:
            y -= 1
        key = (x, y)
        if key in grid:
            grid[key] += 1
        else:
            grid[key] = 1
    return grid


def churn(rounds):
    window = {}
    total = 0
    for number in range(rounds):
        window[number] = number * 3
        if number >= 500:
            total += window.pop(number - 500)
            if number % 7 == 0:
                del window[number]
                window[number] = 1
    return total + sum(window.values())


text = words(150000)
counts = {}
for _ in range(8):
    counts = count_words(text)
groups = group_by_first(text)
inverted = invert(counts)
best = max(inverted)
lengths = collatz_lengths(170000)
longest = max(lengths.values())
grid = sparse_grid(600000)

print("dicts", len(counts), best, sorted(inverted[best])[0], sum([len(g) for g in groups.values()]),
      longest, len(grid), max(grid.values()), churn(900000))

# heaplings: X09.1
# fails: blanks
# belief: no-marks
def copy():
    """References from outside, and those from the candidates, for each candidate."""
    inner = [target for targets in refers.values() for target in targets]
    return {number: outside.count(number) + inner.count(number) for number in listed}


def subtract():
    for number in refers:
        for target in refers[number]:
            counts[target] -= 1


def look(number):
    if counts[number] == 0:
        listed.remove(number)
        aside.append(number)
        return
    for target in refers[number]:
        counts[target] = max(1, counts[target])
        if target in aside:
            aside.remove(target)
            listed.append(target)


def row():
    """The counts, in the order of the numbers."""
    return " ".join([str(counts[number]) for number in sorted(counts)])


def lists():
    """Both lists, as in 1 2 | 3, with a dash for an empty one."""
    return "%s | %s" % (" ".join(map(str, listed)) or "-", " ".join(map(str, aside)) or "-")


# The ring and the loner, in the order 3, 2, 1, 4.
refers = {1: [2], 2: [3], 3: [1], 4: [4]}
outside = [1]
listed, aside = [3, 2, 1, 4], []
counts = copy()
print(row())      # => 2 1 1 1
subtract()
print(row())      # => 1 0 0 0
look(3)
print(lists())    # => 2 1 4 | 3
look(2)
print(lists())    # => 1 4 | 3 2
look(1)
print(lists())    # => 1 4 2 | 3
look(4)
print(lists())    # => 1 2 | 3 4
look(2)
print(lists())    # => 1 2 3 | 4
print(row())      # => 1 0 0 0

# Another heap: 3 refers to 2 twice, and to itself.
refers = {1: [2], 2: [1], 3: [2, 2, 3], 4: [5], 5: [4, 3]}
outside = [2]
listed, aside = [1, 2, 3, 4, 5], []
counts = copy()
print(row())      # => 1 4 2 1 1
subtract()
print(row())      # => 0 1 0 0 0
look(1)
print(lists())    # => 2 3 4 5 | 1
look(2)
print(lists())    # => 2 3 4 5 1 | -
look(3), look(4), look(5), look(1)
print(lists())    # => 2 1 | 3 4 5

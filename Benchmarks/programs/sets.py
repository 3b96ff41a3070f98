"""Sets whose items come and go: a sliding window, marks on a board, strings and pairs, a working set that is popped."""


def window(count, width):
    seen = set()
    total = 0
    for at in range(count):
        seen.add(at * 7 % 1009)
        seen.discard((at - width) * 7 % 1009)
        if at * 3 % 1009 in seen:
            total += len(seen)
    return total


def place(size, row, columns, rising, falling):
    if row == size:
        return 1
    found = 0
    for column in range(size):
        if column in columns or row + column in rising or row - column in falling:
            continue
        columns.add(column)
        rising.add(row + column)
        falling.add(row - column)
        found += place(size, row + 1, columns, rising, falling)
        columns.remove(column)
        rising.remove(row + column)
        falling.remove(row - column)
    return found


def words(rounds):
    names = ["name%d" % number for number in range(60)]
    live = set()
    total = 0
    for turn in range(rounds):
        for name in names[turn % 7::2]:
            live.add(name)
        for name in names[turn % 5::3]:
            live.discard(name)
        total += len(live)
    return total


def pairs(rounds):
    todo = set()
    total = 0
    for turn in range(rounds):
        todo.add((turn % 31, turn % 17))
        todo.add((turn % 13, turn % 29))
        if turn % 3 == 2:
            todo.discard(((turn - 2) % 31, (turn - 2) % 17))
        total += (turn % 7, turn % 11) in todo
    return total + len(todo)


def drain(rounds):
    total = 0
    for turn in range(rounds):
        work = set(range(turn % 50))
        while work:
            total += work.pop()
    return total


print("sets", window(2000000, 40), place(10, 0, set(), set(), set()), words(20000),
      pairs(700000), drain(20000))

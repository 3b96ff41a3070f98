"""Backtracking: n-queens with sets, with tuples and with bit masks; a small sudoku-like filler."""


def with_sets(size, row, columns, rising, falling):
    if row == size:
        return 1
    found = 0
    for column in range(size):
        if column in columns or row + column in rising or row - column in falling:
            continue
        columns.add(column)
        rising.add(row + column)
        falling.add(row - column)
        found += with_sets(size, row + 1, columns, rising, falling)
        columns.remove(column)
        rising.remove(row + column)
        falling.remove(row - column)
    return found


def with_tuples(size, placed):
    row = len(placed)
    if row == size:
        return 1
    found = 0
    for column in range(size):
        for other, taken in enumerate(placed):
            if taken == column or abs(taken - column) == row - other:
                break
        else:
            found += with_tuples(size, placed + (column,))
    return found


def with_masks(full, columns, rising, falling):
    if columns == full:
        return 1
    found = 0
    free = full & ~(columns | rising | falling)
    while free:
        bit = free & -free
        free ^= bit
        found += with_masks(full, columns | bit, (rising | bit) << 1, (falling | bit) >> 1)
    return found


def latin(size, cells, used_rows, used_columns, at):
    if at == size * size:
        return 1
    row, column = divmod(at, size)
    found = 0
    for value in range(size):
        if value in used_rows[row] or value in used_columns[column]:
            continue
        used_rows[row].add(value)
        used_columns[column].add(value)
        cells[at] = value
        found += latin(size, cells, used_rows, used_columns, at + 1)
        used_rows[row].discard(value)
        used_columns[column].discard(value)
    return found


print("queens", with_sets(11, 0, set(), set(), set()), with_tuples(11, ()),
      with_masks((1 << 12) - 1, 0, 0, 0),
      latin(4, [0] * 16, [set() for _ in range(4)], [set() for _ in range(4)], 0))

from answer import group_same


class Box:
    pass


# Three objects, each at several positions; SIZE and STEP say where.
kept = [Box(), [SIZE], {"size": SIZE}]
shared_objects = group_same([kept[position * STEP % 3] for position in range(SIZE)])

# Lists and dicts that are equal, each an object of its own, and one that comes back at the end.
rows = [[1, 2] for _ in range(SIZE)] + [{"a": 1} for _ in range(STEP)]
rows.append(rows[0])
equal_lists = group_same(rows)
kept += rows[:-1]
rows = None

# Not-a-number is not equal to itself, and 0.0 is equal to -0.0.
numbers = [float("nan"), float("nan"), SIZE / 4, -SIZE / 4]
not_a_number = group_same([numbers[0], numbers[1], numbers[0], numbers[2], numbers[2], -numbers[3], numbers[1]])
kept += numbers[:2]
numbers = None

nothing_at_all = group_same([])

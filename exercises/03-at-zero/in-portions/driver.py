import gc

from answer import drain

gc.disable()
alive = 0


class Item:
    def __init__(self):
        global alive
        alive += 1

    def __del__(self):
        global alive
        alive -= 1


def items(number):
    """A list that never had to grow: the peak of memory is not in the making."""
    made = [None] * number
    for position in range(number):
        made[position] = Item()
    return made


def nest(number, depth):
    """Lists, dicts and sets in each other, with items on every level."""
    inner = set(items(number))
    for level in range(depth):
        inner = {"inner": inner, "own": Item(), "none": []} if level % 2 else items(2) + [inner] + items(number)
    return inner


over_budget = []
left_alive = []
not_empty = []


def try_with(container, budget):
    steps = drain(container, budget)
    before = alive
    for _ in range(alive + 100):
        going_on = next(steps, "end") != "end"
        if before - alive > budget:
            over_budget.append({"budget": budget, "died": before - alive})
        before = alive
        if not going_on:
            break
    steps = None
    if alive:
        left_alive.append(alive)
    if container:
        not_empty.append(len(container))


wide = items(SIZE)
wide[3] = nest(5, DEPTH)
wide[SIZE // 2] = {"deep": nest(2, DEPTH)}
container, wide = wide, None
try_with(container, 4)
try_with({"a": Item(), "list": items(SIZE), "nest": nest(3, DEPTH)}, 7)
try_with(set(items(SIZE // 2)), 1)
try_with([[], {}, set(), [[[Item()]]]], 3)
try_with([], 2)

import gc

from answer import make

gc.set_threshold(0)
gc.collect()
make(K, M)
gc.set_debug(gc.DEBUG_SAVEALL)
found_by_the_collection = gc.collect()
gc.set_debug(0)
# From here on the garbage is held by `gc.garbage`, so it can be looked at in peace.
members = list(gc.garbage)
gc.garbage.clear()
kinds_of_objects = sorted({type(member).__name__ for member in members})
index = {id(member): number for number, member in enumerate(members)}
leads = [[index[id(item)] for item in gc.get_referents(member) if id(item) in index] for member in members]


def reached(start):
    found = set()
    work = list(leads[start])
    while work:
        number = work.pop()
        if number not in found:
            found.add(number)
            work.extend(leads[number])
    return found


reach = [reached(number) for number in range(len(members))]
lists_in_no_cycle = len([number for number in range(len(members)) if number not in reach[number]])
group = [min([other for other in reach[number] if number in reach[other]], default=-1) for number in range(len(members))]
groups_found = len({number for number in group if number >= 0})
references_between_groups = len(
    [1 for number in range(len(members)) for other in leads[number] if group[number] != group[other]]
)

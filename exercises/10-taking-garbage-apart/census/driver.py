import gc
import weakref

from answer import census


class Node:
    pass


class Earlier:
    pass


watches = []


def work():
    for number in range(PAIRS):
        a = Node()
        b = Node()
        a.other = b
        b.other = a
        if number == 0:
            watches.append(weakref.ref(a))
    for number in range(RINGS):
        ring = [[], []]
        ring[0].append(ring[1])
        ring[1].append(ring[0])
    # No cycle: this is gone when the function returns.
    loose = [Node(), Node()]


def failing():
    a = Node()
    a.me = a
    watches.append(weakref.ref(a))
    raise LookupError("planted")


def lost(count):
    for number in range(count):
        node = Earlier()
        node.me = node


# Somebody else's flag, and somebody else's entry.
gc.collect()
entry = ["not yours"]
gc.garbage.append(entry)
gc.set_debug(gc.DEBUG_UNCOLLECTABLE)
flags_before_and_after = [gc.get_debug()]

lost(3)
counts = census(work)
earlier_garbage_counted = counts.pop("Earlier", 0) if isinstance(counts, dict) else 0
flags_before_and_after.append(gc.get_debug())
garbage_list_is_as_before = len(gc.garbage) == 1 and gc.garbage[0] is entry

error_seen = False
try:
    census(failing)
except LookupError:
    error_seen = True
flags_before_and_after.append(gc.get_debug())
garbage_list_is_as_before = garbage_list_is_as_before and len(gc.garbage) == 1 and gc.garbage[0] is entry

gc.set_debug(0)
gc.garbage.clear()
gc.collect()
kept_alive = len([watch for watch in watches if watch() is not None])
# Weak references are cleared also when objects are kept: look for the objects themselves.
kept_alive += len([thing for thing in gc.get_objects() if type(thing) is Node])

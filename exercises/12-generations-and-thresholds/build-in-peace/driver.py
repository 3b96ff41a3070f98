import gc

from answer import build_quietly


class Node:
    pass


collections = [0]
builds = [0]
inside = []


def note(phase, info):
    if phase == "start":
        collections[0] += 1


def build():
    builds[0] += 1
    inside.append(gc.isenabled() and gc.get_threshold()[0] > 0)
    structure = [None] * NODES
    for number in range(NODES):
        structure[number] = Node()
    return structure


def failing():
    raise LookupError("planted")


gc.collect()
gc.set_threshold(FIRST, 7, 5)
if OFF:
    gc.disable()
was_on = gc.isenabled()
thresholds_afterwards = []
enabled_afterwards = []

gc.callbacks.append(note)
built = build_quietly(build)
gc.callbacks.remove(note)
thresholds_afterwards.append(gc.get_threshold())
enabled_afterwards.append(gc.isenabled())
returned_what_was_built = builds[0] == 1 and type(built) is list and len(built) == NODES
collections_too_many = max(0, collections[0] - 5)
switched_off_inside = was_on and not all(inside)

error_seen = False
try:
    build_quietly(failing)
except LookupError:
    error_seen = True
thresholds_afterwards.append(gc.get_threshold())
enabled_afterwards.append(gc.isenabled())
built = None

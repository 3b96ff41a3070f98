"""The mistake: the rule of 3.8 for the room of a list that is full."""
import sys

places = {}


def old_rule(row):
    room = places.get(id(row), len(row))
    needed = len(row)
    if needed > room:
        room = needed + needed // 8 + (3 if needed < 9 else 6)
    places[id(row)] = room
    return 56 + 8 * room


sys.getsizeof = old_rule

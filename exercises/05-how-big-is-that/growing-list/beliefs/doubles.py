"""The mistake: a full list takes twice the room."""
import sys

places = {}


def doubling(row):
    room = places.get(id(row), len(row))
    if len(row) > room:
        room *= 2
    places[id(row)] = room
    return 56 + 8 * room


sys.getsizeof = doubling

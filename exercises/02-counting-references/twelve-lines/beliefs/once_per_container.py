"""The mistake: a container counts once, however often it holds the object."""
import sys


def names_and_containers(value):
    total = 1
    for holder in list(globals().values()):
        if holder is value:
            total += 1
        elif type(holder) in (list, tuple):
            total += any(item is value for item in holder)
        elif type(holder) is dict:
            total += any(item is value for item in holder.values())
    return total


sys.getrefcount = names_and_containers

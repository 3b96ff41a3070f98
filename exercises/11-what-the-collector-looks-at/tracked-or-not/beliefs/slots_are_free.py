"""The mistake: an instance with slots is not tracked."""
import gc

really = gc.is_tracked


def mistaken(thing):
    return really(thing) and not hasattr(type(thing), "__slots__")


gc.is_tracked = mistaken

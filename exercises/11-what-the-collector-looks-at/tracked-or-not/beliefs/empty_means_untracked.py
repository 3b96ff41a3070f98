"""The mistake: what holds nothing is not tracked."""
import gc

really = gc.is_tracked


def mistaken(thing):
    return really(thing) and not (type(thing) in (list, set) and len(thing) == 0)


gc.is_tracked = mistaken

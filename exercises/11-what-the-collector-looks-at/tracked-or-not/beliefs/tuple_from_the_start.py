"""The mistake: a tuple of atoms is untracked from the start."""
import gc

really = gc.is_tracked


def mistaken(thing):
    return really(thing) and not (type(thing) is tuple and not any(really(item) for item in thing))


gc.is_tracked = mistaken

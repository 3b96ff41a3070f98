"""The mistake: every object is tracked."""
import gc

really = gc.is_tracked


def mistaken(thing):
    return True


gc.is_tracked = mistaken

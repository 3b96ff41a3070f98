"""The mistake: a dict is tracked like any other container."""
import gc

really = gc.is_tracked


def mistaken(thing):
    return type(thing) is dict or really(thing)


gc.is_tracked = mistaken

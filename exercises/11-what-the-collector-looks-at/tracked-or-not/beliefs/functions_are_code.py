"""The mistake: a function is code, and not tracked."""
import gc

really = gc.is_tracked


def mistaken(thing):
    return really(thing) and thing is not globals().get("pair")


gc.is_tracked = mistaken

"""The mistake: a dict that was tracked stays tracked."""
import gc

really = gc.is_tracked


def mistaken(thing):
    return thing == {} and "table" in globals() and thing is table or really(thing)


gc.is_tracked = mistaken

"""The mistake: a tuple that was made at run time stays tracked."""
import gc

really = gc.is_tracked


def mistaken(thing):
    return type(thing) is tuple and len(thing) > 0 or really(thing)


gc.is_tracked = mistaken

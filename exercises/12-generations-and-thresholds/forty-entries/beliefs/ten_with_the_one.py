"""The mistake: every tenth collection is one of generation 1."""
import gc

really = gc.set_threshold


def mistaken(first, second, third):
    really(first, second - 2, third - 2)


gc.set_threshold = mistaken

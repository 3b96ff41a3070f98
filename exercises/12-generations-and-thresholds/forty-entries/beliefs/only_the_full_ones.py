"""The mistake: eleven young ones make one of generation 1 due, but ten of these a full one."""
import gc

really = gc.set_threshold


def mistaken(first, second, third):
    really(first, second, third - 1)


gc.set_threshold = mistaken

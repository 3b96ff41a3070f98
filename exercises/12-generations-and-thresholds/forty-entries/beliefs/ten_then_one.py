"""The mistake: ten collections of the young make one of generation 1 due, and ten of these a full one."""
import gc

really = gc.set_threshold


def mistaken(first, second, third):
    really(first, second - 1, third - 1)


gc.set_threshold = mistaken

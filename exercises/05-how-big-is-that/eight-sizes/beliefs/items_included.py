"""The mistake: a list contains its items."""
import sys

plain = sys.getsizeof
sys.getsizeof = lambda thing: plain(thing) + (sum(map(plain, thing)) if type(thing) is list else 0)

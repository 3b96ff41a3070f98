"""The mistake: the words in front of the object do not count."""
import sys

plain = sys.getsizeof
sys.getsizeof = lambda thing: plain(thing) - (16 if type(thing) in (list, dict) else 0)

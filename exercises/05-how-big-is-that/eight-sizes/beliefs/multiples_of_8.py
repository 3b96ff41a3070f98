"""The mistake: every size is a multiple of 8."""
import sys

plain = sys.getsizeof
sys.getsizeof = lambda thing: (plain(thing) + 7) // 8 * 8

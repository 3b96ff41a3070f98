# A loop over a display of one inside a comprehension.
import sys

print([sys.getrefcount(x) for x in [[], []] for y in [x]])
print([sys.getrefcount(y) for x in [[], []] for y in [x]])
print([sys.getrefcount(y) for x in [[]] for y in (x,)])

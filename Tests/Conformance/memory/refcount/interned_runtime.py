# sys.intern of a run-time string: immortal only in 3.12.
import sys

text = "-".join(["made", "at", "run", "time"])
print(sys.getrefcount(text))
same = sys.intern(text)
print(same is text)
print(sys.getrefcount(text) == 4294967295)
del same
print(sys.getrefcount(text) in (2, 4294967295))

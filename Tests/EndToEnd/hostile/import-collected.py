# ends: 0
# prints: done
# options: --stress
# Modules written in Python are loaded while everything is collected all the time.
import weakref


class Kept:
    pass


kept = Kept()
reference = weakref.WeakSet([kept])
del kept
assert not len(reference)
print("done")

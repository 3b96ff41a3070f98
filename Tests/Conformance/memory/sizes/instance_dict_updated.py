"""`vars(x).update(d)` on an instance without attributes."""
import sys


class Thing:
    pass


for number in range(8):
    thing = Thing()
    vars(thing).update({"k%d" % i: i for i in range(number)})
    print(number, sys.getsizeof(vars(thing)), len(vars(thing)))
    if number:
        vars(thing).update(more=1)
        print(sys.getsizeof(vars(thing)))

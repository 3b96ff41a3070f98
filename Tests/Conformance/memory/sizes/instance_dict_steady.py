# After many instances the dict of n attributes is as small as it gets.
import sys

for n in (1, 2, 3, 5, 8):

    class Many:
        def __init__(self):
            for i in range(n):
                setattr(self, "a%d" % i, i)

    for _ in range(60):
        last = Many()
    print(n, sys.getsizeof(last.__dict__))

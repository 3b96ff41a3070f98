# First instance with n attributes.
import sys

for n in (0, 1, 2, 5, 6, 10, 11, 21, 22, 29, 30, 31, 40):

    class Wide:
        pass

    o = Wide()
    for i in range(n):
        setattr(o, "a%d" % i, i)
    print(n, sys.getsizeof(o.__dict__), sys.getsizeof(o))

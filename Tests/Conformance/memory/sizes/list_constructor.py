# list() of things with and without a known length.
import sys

for n in (0, 1, 2, 3, 4, 5, 8, 9, 10, 16, 17, 100):
    print(
        n,
        sys.getsizeof(list(range(n))),
        sys.getsizeof(list(tuple(range(n)))),
        sys.getsizeof(list(x for x in range(n))),
        sys.getsizeof([x for x in range(n)]),
    )

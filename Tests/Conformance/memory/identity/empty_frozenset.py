# One empty frozenset only up to 3.9.


def same(a, b):
    return a is b


print(same(frozenset(), frozenset()))
print(same(frozenset([]), frozenset(())))

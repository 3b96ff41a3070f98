# tuple() of an exhausted generator: a new empty tuple up to 3.9.


def same(a, b):
    return a is b


made = tuple(x for x in [])
print(same(made, ()), made == ())
print(same(tuple(iter([])), ()), same(tuple(map(str, [])), ()))

a, b = [1, 2], (3, 4)
d, e = {'x': 1, 'y': 2}, {'y': 3, 'z': 4}
print([*a, *b, 5], (*a, *b), {*a, *b, 1}, {**d, **e}, {'x': 0, **d, 'y': 9}, [*range(3), *'ab', *{7: 8}], *a,
    *b)
def f(*args, **kwargs):
    return args, kwargs
print(f(*a, *b), f(**d), f(0, *a, k=1, **d), f(*'ab', *[], **{}), f(*a, 9, *b), f(**{'a b': 1}))
print(*[1, 2], sep='-')
print(*{'k': 'v'}, *(), sep=',')
x = *a, 3
print(x, [*[]], {**{}}, {*()} == set())
for bad in (lambda: f(*5), lambda: f(**5), lambda: f(**{1: 2}), lambda: f(**d, x=3), lambda: f(*None),
    lambda: f(**d, **e), lambda: [*None],
            lambda: {**[1]}, lambda: {*[[]]}, lambda: f(**None), lambda: f(*a, **[('k', 1)])):
    try:
        print(bad())
    except TypeError as error:
        print(error)

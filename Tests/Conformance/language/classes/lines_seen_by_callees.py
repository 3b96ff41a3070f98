# The line of the caller while tests and comparisons run Python code.
import sys


def line():
    return sys._getframe(2).f_lineno - start


class Truth:
    def __bool__(self):
        print('bool', line())
        return True


class Ordered:
    def __eq__(self, other):
        print('eq', line())
        return truth

    def __lt__(self, other):
        print('lt', line())
        return truth

    def __contains__(self, item):
        print('contains', line())
        return truth

    def __neg__(self):
        print('neg', line())
        return 1

    def __add__(self, other):
        print('add', line())
        return 1

    def __getitem__(self, key):
        print('getitem', line())
        return 1

    def __len__(self):
        print('len', line())
        return 1

    def __iter__(self):
        print('iter', line())
        return iter(())

    def __getattr__(self, name):
        print('getattr', line())
        return 1

    def __call__(self):
        print('call', line())

    def __hash__(self):
        print('hash', line())
        return 1

    def __format__(self, spec):
        print('format', line())
        return ''

    def __enter__(self):
        print('enter', line())

    def __exit__(self, *details):
        print('exit', line())


truth = Truth()
thing = Ordered()


def run(thing, truth):
    if truth:
        pass
    if not truth:
        pass
    both = (truth and
            truth)
    while truth:
        break
    picked = (1 if truth
              else 2)
    assert truth
    negated = [
        not truth]
    if thing == 1:
        pass
    if thing < 1:
        pass
    if 1 in thing:
        pass
    less = (1,
            thing < 2)
    for item in thing:
        pass
    value = [
        -thing,
        thing + 1,
        thing[0],
        thing[0:1],
        thing.missing,
        thing(),
        {thing},
        {thing: 1},
        f'{thing}',
        [*thing],
    ]
    with thing:
        pass
    first, *rest = thing, 1
    if thing:
        pass
    return (thing ==
            1)


for times in range(3):
    start = run.__code__.co_firstlineno
    run(thing, truth)

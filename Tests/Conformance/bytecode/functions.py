def plain(): pass


def documented(a, /, b, *args, c=1, d, **kw):
    """Says what it does.

        Indented more.
    """
    return a + b


def defaults(a=1, b=[], *, c: int = 2, d="x") -> str:
    def inner(e=a):
        nonlocal b
        b = e
        return lambda f, g=b: (a, f, g)
    return inner


@first
@second(1)
def decorated(): return None


def locals_(a):
    if a:
        b = 1
    del a
    print(b)
    global counter
    counter += 1
    return a


def chain(x):
    return x.a.b(1).c(d=2)[3](*x, **x)


square = lambda x: x ** 2

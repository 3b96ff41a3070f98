def count(n):
    while n:
        x = yield n
        n -= 1
    return x


def delegate(it):
    try:
        r = yield from it
    except GeneratorExit:
        raise
    finally:
        yield
    return r


def managed():
    with open("x") as f:
        for line in f:
            yield line


g = lambda: (yield 1)

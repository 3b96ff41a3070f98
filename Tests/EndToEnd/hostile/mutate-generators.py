# ends: 0
# prints: done
def attempt(action):
    try:
        action()
    except BaseException as error:
        print(type(error).__name__)


def running():
    attempt(lambda: next(g))
    attempt(lambda: g.close())
    attempt(lambda: g.throw(ValueError))
    yield 1


g = running()
next(g)


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


s = stubborn()
next(s)
attempt(s.close)
del s


def itself():
    yield from h


h = itself()
attempt(lambda: next(h))


def unfinished():
    try:
        yield
    finally:
        global kept
        kept = list(range(10))
        raise ValueError


u = unfinished()
next(u)
del u


def dropped():
    global d
    d = None
    yield 1
    yield 2


d = dropped()
for _ in d:
    pass
frames = []


def looks():
    import sys

    frames.append(sys._getframe())
    yield 1


list(looks())
for frame in frames:
    attempt(lambda: (frame.f_locals, frame.f_back, frame.f_lineno, frame.clear()))
attempt(lambda: g.send(1))
attempt(lambda: running().send(1))
attempt(lambda: running().throw(5))
print("done")

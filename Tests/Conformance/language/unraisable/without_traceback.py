"""Reports of errors that no Python frame raised show where they came up; an empty message leaves its colon."""
import gc
import sys
import weakref


class Seven:
    __del__ = 7


def drop():
    value = Seven()
    number = 1
    del value


drop()
Seven()


class Shown:
    def __init__(self, error):
        self.error = error

    def __repr__(self):
        return "<callback>"

    def __call__(self, *_):
        raise self.error


class Target:
    pass


for error in (ValueError, ValueError("text"), KeyError(1)):
    target = Target()
    seen = weakref.ref(target, Shown(error))
    del target
target = Target()
seen = weakref.ref(target, 5)
del target
gc.callbacks.append(6)
gc.collect()
gc.callbacks.clear()


def hook(report):
    print(report.exc_type.__name__, report.exc_traceback.tb_lineno, report.exc_traceback.tb_next)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


sys.unraisablehook = hook
running = stubborn()
next(running)
kept = 1
del running

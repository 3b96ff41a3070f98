# At exit: newest first, those made meanwhile before the older ones; errors are reported, collections wait.
import gc
import sys
import weakref


class Node:
    pass


def hook(kind, error, trace):
    print('hook', kind.__name__, error, trace is not None)


def report(name, *more):
    print(name, gc.isenabled(), *more)
    if name == 'third':
        weakref.finalize(node, report, 'made meanwhile')
        first.detach()
    if name == 'second':
        raise ValueError(name)


sys.excepthook = hook
node = Node()
silent = weakref.finalize(node, report, 'silent')
silent.atexit = False
zeroth = weakref.finalize(node, report, 'zeroth', 1, 2)
first = weakref.finalize(node, report, 'first')
second = weakref.finalize(node, report, 'second')
third = weakref.finalize(node, report, name='third')
print([f.alive for f in (silent, first, third)], silent.atexit, third.peek()[2:], repr(silent).split(';')[1].split(' at')[0])
gone = weakref.finalize(Node(), report, 'at once')
print(repr(gone).split(' at ')[0], repr(gone).split(';')[1], gone.alive, gone.atexit, gone.peek(), gone())
gone.atexit = True
print(gone.atexit, isinstance(gone, weakref.finalize), hash(gone) == hash(gone))

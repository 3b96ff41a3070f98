def g():
    local = 5
    yield local
    yield local + 1
x = g()
print(x.gi_running, x.gi_yieldfrom, x.gi_code.co_name, x.gi_frame.f_lineno, x.gi_suspended)
next(x)
print(x.gi_frame.f_locals, x.gi_frame.f_lineno, x.gi_suspended)
list(x)
print(x.gi_frame, x.gi_suspended)
def reentrant():
    yield next(me)
me = reentrant()
def leaks_stop():
    yield 1
    raise StopIteration('inner')
def next_of_empty():
    yield next(iter([]))
def raises():
    yield 1
    raise KeyError('from generator')
broken = raises()
for bad in (lambda: next(me), lambda: list(leaks_stop()), lambda: list(next_of_empty()), lambda: list(broken),
        lambda: next(broken), lambda: setattr(g(), 'gi_frame', 1), lambda: g().missing):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error, '| cause', repr(error.__cause__))
gen = (n for n in [1])
print(gen.__name__, type(gen).__name__, repr(gen)[:28], repr(g())[:20])

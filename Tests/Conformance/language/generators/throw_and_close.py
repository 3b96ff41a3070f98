def worker():
    try:
        while True:
            try:
                item = yield
                print('got', item)
            except ValueError as error:
                print('handled', error)
                yield 'recovered'
    except GeneratorExit:
        print('exit requested')
        raise
    finally:
        print('cleanup')
w = worker()
next(w)
w.send(1)
print(w.throw(ValueError('bad')), next(w), w.throw(ValueError), w.close(), w.close())
try:
    next(w)
except StopIteration as stop:
    print(repr(stop))
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
s = stubborn()
next(s)
def fails_on_close():
    try:
        yield
    finally:
        raise KeyError('in close')
f = fails_on_close()
next(f)
def returns_on_close():
    try:
        yield
    except GeneratorExit:
        return 'closing value'
r = returns_on_close()
next(r)
print(r.close())
fresh, plain = worker(), (x for x in [1])
print(fresh.close(), list(fresh))
for bad in (s.close, f.close, lambda: plain.throw(KeyError('k')), lambda: next(plain),
        lambda: worker().throw(5), lambda: worker().throw(IndexError('not started')),
        lambda: worker().throw()):
    try:
        print(bad())
    except BaseException as error:
        print(type(error).__name__ + ':', error)

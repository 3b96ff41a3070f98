def averager():
    total, count, average = 0, 0, None
    while True:
        value = yield average
        if value is None:
            print('nothing sent')
            continue
        total += value
        count += 1
        average = total / count
a = averager()
try:
    a.send(1)
except TypeError as error:
    print(error)
print(next(a), a.send(10), a.send(20), next(a), a.send(3))
def echo():
    received = yield 'ready'
    while received != 'stop':
        received = yield (yield received)
    return 'stopped'
e = echo()
print(next(e), e.send('a'), e.send('b'), e.send('c'), e.send('d'))
try:
    e.send('stop')
except StopIteration as stop:
    print(stop.value)
def expression():
    x = yield 1, 2
    print('x', x, (yield), [(yield), (yield)])
g = expression()
print(next(g), [g.send(v) for v in 'pqr'])
try:
    g.send('s')
except StopIteration:
    print('done')

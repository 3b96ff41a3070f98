def log(x):
    print('eval', x)
    return x
d = {}
d[log('key')] = log('value')
d[log('k1')], d[log('k2')] = log('v1'), log('v2')
a = b = log('shared')
print(d, log('f') + log('g') * 2, [log(1), log(2)], {log('dk'): log('dv')},
    log('x') if log('cond') else log('never'))
i = 0
values = [10, 20]
values[i], i = 99, 1
print(values, i)
x, x = 1, 2
print(x)
class Target:
    def __setattr__(self, name, value): print('setattr', name, value)
    def __setitem__(self, key, value): print('setitem', key, value)
    def __getitem__(self, key):
        print('getitem', key)
        return 5
t = Target()
t.a = t[0] = (t.b, t['c']) = [1, 2]
t[log('i')] += log(1)
x = y = z = 0
x += 1; y -= 1
print(x, y, z)
def kw(**kwargs): return list(kwargs.items())
print(kw(b=log(1), a=log(2)), (lambda p, q=log('default'): p)(log('arg')))

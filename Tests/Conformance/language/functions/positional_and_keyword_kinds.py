def mixed(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs
print(mixed(1, d=4), mixed(1, 20, 30, 40, 50, d=4, z=9), mixed(1, c=3, d=4), mixed(1, d=4, a='kw', b='kw'))
def only_kw(*, x, y=1): return x, y
def only_pos(x, y=1, /): return x, y
def name_clash(self, /, **kw): return self, kw
print(only_kw(x=5), only_pos(5), only_pos(5, 6), name_clash(1, self=2))
print(mixed.__code__.co_argcount, mixed.__code__.co_posonlyargcount, mixed.__code__.co_kwonlyargcount,
    mixed.__code__.co_varnames, mixed.__defaults__, mixed.__kwdefaults__)
def evaluated(*args, **kwargs):
    return args, list(kwargs)
def say(x):
    print('arg', x)
    return x
print(evaluated(say(1), *[say(2)], k=say(3), **{'m': say(4)}))
def mutate(args, **kw):
    kw['new'] = 1
    return kw
original = {'k': 0}
print(mutate(1, **original), original)
kwargs = {'sep': '-', 'end': '!\n'}
print('a', 'b', **kwargs)

class Recorder:
    present = 'class attribute'
    def __init__(self): self.own = 1
    def __getattr__(self, name):
        if name.startswith('no_'):
            raise AttributeError(f'refused {name}')
        return f'<{name}>'
    def __setattr__(self, name, value):
        print('set', name, value)
        super().__setattr__(name, value)
    def __delattr__(self, name):
        print('del', name)
        object.__delattr__(self, name)
r = Recorder()
print(r.own, r.present, r.anything, hasattr(r, 'no_way'), hasattr(r, 'yes'), getattr(r, 'no_x', 'default'))
r.own += 1
del r.own
print(r.own)
class Everything:
    def __getattribute__(self, name):
        if name in ('secret', '__dict__'):
            raise AttributeError('hidden: ' + name)
        return object.__getattribute__(self, name)
    def __getattr__(self, name): return 'fallback for ' + name
    secret, shown = 1, 2
e = Everything()
print(e.secret, e.shown, e.__dict__, e.other, len.__name__)
class Loop:
    def __getattr__(self, name): return self.missing
for bad in (lambda: r.no_chance, lambda: delattr(r, 'zzz'), lambda: Loop().x, lambda: Recorder.zzz):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
class Special:
    def __getattr__(self, name): return lambda *a: 5
try:
    print(Special().__len__(), len(Special()))
except TypeError as error:
    print(error)

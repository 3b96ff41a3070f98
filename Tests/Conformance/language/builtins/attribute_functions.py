class A:
    x = 1
    @property
    def fails(self): raise AttributeError('inner reason')
    @property
    def breaks(self): raise ValueError('not an AttributeError')
a = A()
setattr(a, 'y', 2)
print(getattr(a, 'x'), getattr(a, 'y', 0), getattr(a, 'z', 'default'), hasattr(a, 'x'), hasattr(a, 'z'),
    hasattr(a, 'fails'), getattr(a, 'fails', 'default'), callable(a), callable(A), vars(a),
    getattr('abc', 'upper')())
delattr(a, 'y')
print(a.__dict__, getattr(A, 'x'), getattr(5, 'real'), getattr([], 'append').__name__, hasattr(5, '__add__'),
    hasattr([], '__dict__'))
for bad in (lambda: getattr(a, 'z'), lambda: delattr(a, 'y'), lambda: delattr(a, 'x'),
        lambda: getattr(a, 'fails'), lambda: hasattr(a, 'breaks'), lambda: getattr(a, 'breaks', 0),
        lambda: getattr(a, 5), lambda: setattr(a, 5, 1), lambda: setattr(a, 'fails', 1),
        lambda: delattr(A, 'zz'), lambda: vars(), lambda: vars([]), lambda: setattr('s', 'x', 1),
        lambda: setattr(A, '__dict__', {}), lambda: setattr(a, '__class__', 5), lambda: getattr(None, 'x'),
        lambda: setattr(a, '__dict__', 5)):
    try:
        print(type(bad()).__name__)
    except Exception as error:
        print(type(error).__name__ + ':', error)

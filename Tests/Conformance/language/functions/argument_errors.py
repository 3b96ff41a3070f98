def none(): pass
def one(x): pass
def two(x, y): pass
def three(a, b, c): pass
def default(a, b=1): pass
def kwonly(a, *, key, other, extra=0): pass
def posonly(a, b, /, c): pass
def star(*args): pass
class C:
    def method(self): pass
    def takes(self, x): pass
calls = (lambda: none(1), lambda: none(1, 2), lambda: none(k=1), lambda: one(), lambda: one(1, 2),
    lambda: one(1, x=2), lambda: one(y=1), lambda: two(1), lambda: two(),
         lambda: three(), lambda: three(1), lambda: three(1, 2, 3, 4), lambda: default(),
             lambda: default(1, 2, 3), lambda: default(1, c=2), lambda: kwonly(1),
             lambda: kwonly(1, 2, key=1, other=2),
         lambda: kwonly(key=1, other=2), lambda: kwonly(1, key=1), lambda: kwonly(1, 2, 3),
             lambda: posonly(1, b=2, c=3), lambda: posonly(a=1, b=2, c=3), lambda: posonly(1, 2),
             lambda: star(k=1), lambda: C().method(1),
         lambda: C.method(), lambda: C().takes(), lambda: C().takes(1, 2), lambda: C(1),
             lambda: (lambda x: x)(), lambda: (lambda: 0)(5), lambda: one(*[1, 2, 3]),
             lambda: two(**{'x': 1, 'z': 2}), lambda: one(X=1), lambda: default(1, bb=2))
for call in calls:
    try:
        print(call())
    except TypeError as error:
        print(error)

class Point:
    __slots__ = ('x', 'y')
    def __init__(self, x=0): self.x = x
class Open(Point): pass
class Named(Point):
    __slots__ = 'name', '__dict__'
class One:
    __slots__ = 'single'
p, o, n = Point(1), Open(2), Named(3)
o.extra, n.other, n.name = 'ok', 'ok too', 'N'
print(p.x, hasattr(p, 'y'), hasattr(p, '__dict__'), o.__dict__, n.__dict__, n.name, Point.__slots__,
    type(Point.x), One.__slots__)
del p.x
def assign(): p.z = 1
def weak():
    import weakref
    weakref.ref(p)
def default_clash():
    class Bad:
        __slots__ = ('a',)
        a = 1
def bad_name():
    class Bad: __slots__ = ('not valid',)
def bad_type():
    class Bad: __slots__ = (5,)
def on_int():
    class Bad(int): __slots__ = ('a',)
def two_layouts():
    class Bad(Point, One): pass
def duplicate_dict():
    class Bad(Open): __slots__ = ('__dict__',)
for bad in (lambda: p.x, lambda: p.y, assign, weak, lambda: vars(p), default_clash, bad_name, bad_type,
        on_int, two_layouts, duplicate_dict, lambda: delattr(p, 'x'), lambda: Point.x.__get__(5)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__ + ':', error)

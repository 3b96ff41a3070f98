class Circle:
    def __init__(self, r): self._r = r
    @property
    def radius(self):
        """The radius."""
        return self._r
    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError('radius must not be negative')
        self._r = value
    @radius.deleter
    def radius(self):
        print('deleting')
        del self._r
    @property
    def area(self): return 3 * self._r ** 2
    broken = property(lambda self: self.no_such_thing)
    write_only = property(None, lambda self, v: print('wrote', v))
c = Circle(2)
c.radius = 5
c.write_only = 1
print(c.radius, c.area, Circle.radius.__doc__, type(Circle.radius), Circle.area.fset, Circle.radius.fget(c))
def set_area(): c.area = 1
def delete_area(): del c.area
def negative(): c.radius = -1
for bad in (set_area, delete_area, negative, lambda: c.broken, lambda: c.write_only):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__ + ':', error)
del c.radius
try:
    c.radius
except AttributeError as error:
    print(error)
c.__dict__['radius'] = 'shadow'
c._r = 1
print(c.radius, c.__dict__)

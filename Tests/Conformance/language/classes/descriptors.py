class Positive:
    def __set_name__(self, owner, name):
        print('named', owner.__name__, name)
        self.name = '_' + name
    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.name, 0)
    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f'{self.name[1:]} must be positive')
        setattr(instance, self.name, value)
    def __delete__(self, instance): print('delete', self.name)
class NonData:
    def __get__(self, instance, owner): return 'from descriptor', instance is None, owner.__name__
class Item:
    price = Positive()
    weight = Positive()
    lazy = NonData()
i = Item()
i.price = 5
i.__dict__['price'] = 'ignored'
i.__dict__['lazy'] = 'instance wins'
print(i.price, i.weight, type(Item.price).__name__, i.lazy, Item.lazy, Item().lazy, sorted(i.__dict__))
del i.price
for bad in (lambda: setattr(i, 'price', -1), lambda: Positive.__get__(), lambda: setattr(i, 'weight', 'x')):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__ + ':', error)
Item.price = 'replaced on the class'
print(i.price)
class ReadOnly:
    def __get__(self, instance, owner): return 42
    def __set__(self, instance, value): raise AttributeError('read only')
class Uses: value = ReadOnly()
try:
    Uses().value = 1
except AttributeError as error:
    print(error, Uses().value)
print((lambda self: self).__get__(7)(), str.upper.__get__('abc')(), Item.__init__ is object.__init__)

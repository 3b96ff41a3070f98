def speak(self): return f'{self.name} speaks'
Animal = type('Animal', (), {'name': 'it', 'speak': speak, '__doc__': 'made by hand'})
Cat = type('Cat', (Animal,), {'__init__': lambda self, name: setattr(self, 'name', name)})
print(Animal.__name__, Animal().speak(), Cat('Tom').speak(), Animal.__doc__, Cat.__mro__, Animal.__module__,
    Cat.__qualname__, type(Cat), type(type), type.__base__)
for bad in (lambda: type('A', int, {}), lambda: type(5, (), {}), lambda: type('A', (), []),
        lambda: type('A', (5,), {}), lambda: type('A', (bool,), {}), lambda: type('A\0', (), {}),
        lambda: Cat(), lambda: type('A', (), {'__slots__': 5})):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
Cat.__name__ = 'Kitten'
print(Cat, Cat.__name__, Cat('x').__class__.__name__)
class Other: pass
c = Cat('Tim')
c.__class__ = Animal
print(type(c).__name__, c.speak(), isinstance(c, Cat))
for value in (5, int, Other()):
    try:
        c.__class__ = value
    except TypeError as error:
        print(error)
print(Animal.__dict__['name'], type(Animal.__dict__).__name__)
try:
    Animal.__dict__['x'] = 1
except TypeError as error:
    print(error)

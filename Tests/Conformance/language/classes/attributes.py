class Dog:
    kind = 'canine'
    tricks = []
    def __init__(self, name): self.name = name
    def learn(self, trick): self.tricks.append(trick)
a, b = Dog('Rex'), Dog('Ida')
a.learn('roll')
print(b.tricks, a.kind, Dog.kind, a.__dict__, vars(b), 'kind' in a.__dict__, 'kind' in Dog.__dict__)
a.kind = 'wolf'
print(a.kind, b.kind, Dog.kind)
Dog.kind = 'pet'
print(a.kind, b.kind)
del a.kind
print(a.kind, hasattr(a, 'age'), getattr(a, 'age', None), getattr(a, 'name'))
setattr(a, 'age', 3)
delattr(b, 'name')
a.__dict__['hidden name'] = 1
print(a.__dict__, b.__dict__, getattr(a, 'hidden name'), Dog.__name__, Dog.__module__, Dog.__qualname__,
    Dog.__doc__, type(a) is Dog is a.__class__)
def delete(): del a.nope
def class_delete(): del Dog.nope
def inherited_delete(): del a.kind
for bad in (lambda: a.nope, lambda: b.name, delete, class_delete, inherited_delete, lambda: Dog.nope,
        lambda: None.x, lambda: (5).x, lambda: setattr(5, 'x', 1), lambda: setattr(int, 'x', 1),
        lambda: [].nope, lambda: len.nope, lambda: setattr(object(), 'x', 1), lambda: int.nope):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__ + ':', error)

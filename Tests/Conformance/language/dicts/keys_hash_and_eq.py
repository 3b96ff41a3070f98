class Key:
    def __init__(self, name): self.name = name
    def __hash__(self):
        print('hash', self.name)
        return len(self.name)
    def __eq__(self, other):
        print('eq', self.name, other.name)
        return self.name == other.name
    def __repr__(self): return self.name
one, two, same = Key('one'), Key('two'), Key('one')
d = {one: 1}
d[two] = 2
print(d[same])
print(one in d, d)
d[same] = 3
print(list(d) [0] is one, d[one])
del d[same]
print(d)
class OnlyEq:
    def __eq__(self, other): return True
print(OnlyEq.__hash__)
class BadHash:
    def __hash__(self): return 'text'
class RaisingHash:
    def __hash__(self): raise ValueError('cannot hash')
for make in (OnlyEq, BadHash, RaisingHash):
    try:
        {make(): 1}
    except Exception as error:
        print(type(error).__name__ + ':', error)
print(hash((1, 'a')) == hash((1, 'a')), hash(1.5), hash(None) == hash(None), hash(()) == hash(tuple()))

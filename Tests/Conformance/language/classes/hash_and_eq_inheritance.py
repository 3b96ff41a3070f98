class Plain: pass
class WithEq:
    def __eq__(self, other): return isinstance(other, WithEq)
class Restored(WithEq):
    __hash__ = object.__hash__
class Both:
    def __init__(self, k): self.k = k
    def __eq__(self, other): return self.k == other.k
    def __hash__(self): return hash(self.k)
p = Plain()
print(hash(p) == hash(p), p == p, Plain() == Plain(), WithEq.__hash__, Restored() == Restored(),
    {Restored(): 1} == {}, len({Both(1), Both(1), Both(2)}), Both('x') in {Both('x'): 0}, hash(Both(5)))
for bad in (lambda: hash(WithEq()), lambda: {WithEq()}, lambda: {WithEq(): 1}, lambda: hash([]),
        lambda: hash(([],)), lambda: {} in {}, lambda: set([[]])):
    try:
        bad()
    except TypeError as error:
        print(error)
class Big:
    def __hash__(self): return 2 ** 61 + 5
class Minus:
    def __hash__(self): return -1
print(hash(Big()), hash(Minus()), Big().__hash__() == 2 ** 61 + 5)
class Child(Both): pass
print(hash(Child(7)), Child(7) == Both(7), Child.__hash__ is Both.__hash__)
class ChildEq(Both):
    def __eq__(self, other): return False
print(ChildEq.__hash__)

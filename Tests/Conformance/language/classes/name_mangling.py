class Account:
    __secret = 'class level'
    def __init__(self): self.__balance = 10
    def get(self): return self.__balance, self.__secret
    def __private(self): return 'private'
    def call(self): return self.__private()
    def outside(self, other): return other.__balance
    __dunder__ = 'not mangled'
class Child(Account):
    def __init__(self):
        super().__init__()
        self.__balance = 99
a, c = Account(), Child()
print(a.get(), a.call(), a.__dict__, c.__dict__, c.get(), a._Account__secret, Account.__dunder__)
for bad in (lambda: a.__balance, lambda: a.__secret, lambda: a.outside(5), lambda: Account.__private):
    try:
        print(bad())
    except AttributeError as error:
        print(error)
class __Odd:
    __x = 1
    def f(self, __arg=5):
        __local = __arg
        return sorted(locals())
print(__Odd().f(), [k for k in __Odd.__dict__ if 'x' in k])
class _Under: __y = 2
print(_Under._Under__y)

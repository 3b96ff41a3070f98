# An exception in a finalizer cannot propagate: it is reported on standard error and the program goes on.
class Finalizer:
    def __get__(self, instance, owner): return self
    def __call__(self): raise ValueError('in __del__')
    def __repr__(self): return 'Finalizer()'
class Bad:
    __del__ = Finalizer()
print('before')
b = Bad()
del b
print('after')
Bad()
print('end')

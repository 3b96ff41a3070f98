class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        print('prepare', name, kwargs)
        return {'prepared': True}
    def __new__(mcs, name, bases, namespace, **kwargs):
        print('new', name, [key for key in namespace if not key.startswith('__')])
        return super().__new__(mcs, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)
        cls.tag = kwargs.get('tag', name.lower())
    def __call__(cls, *args):
        print('call', cls.__name__, args)
        return super().__call__(*args)
    def __len__(cls): return 42
    def __repr__(cls): return f'<{cls.__name__}!>'
    def __contains__(cls, item): return item == cls.tag
    def __getattr__(cls, name): return 'meta ' + name
    def __iter__(cls): return iter('ab')
class A(metaclass=Meta, tag='special'):
    x = 1
    def __init__(self, v): self.v = v
class B(A): pass
a = A(5)
print(a.v, A.tag, B.tag, A.prepared, len(A), A, B, 'special' in A, A.whatever, list(B), type(A), type(B),
    isinstance(A, Meta), A.__class__, hasattr(a, 'whatever'))
class Other(type): pass
try:
    class Clash(A, metaclass=Other): pass
except TypeError as error:
    print(error)
class Singleton(type):
    instance = None
    def __call__(cls):
        if cls.instance is None:
            cls.instance = super().__call__()
        return cls.instance
class Config(metaclass=Singleton): pass
print(Config() is Config())
def maker(name, bases, namespace): return name, bases, namespace.get('y')
class NotAClass(metaclass=maker): y = 3
print(NotAClass)

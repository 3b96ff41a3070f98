class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Plugin.registry[name or cls.__name__.lower()] = cls
        print('registered', cls.__name__)
class Csv(Plugin): pass
class Json(Plugin, name='js'): pass
print(sorted(Plugin.registry), Plugin.registry['js'].__name__)
class Box:
    def __class_getitem__(cls, item): return f'{cls.__name__}[{getattr(item, "__name__", item)}]'
print(Box[int], Box['x', 1], list[int], dict[str, int], tuple[int, ...], type(list[int]), list[int]([1]))
for bad in (lambda: Plugin['x'], lambda: type('Bad', (Plugin,), {}, colour=1), lambda: int[5],
        lambda: Box()[int], lambda: Box[int].missing):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__ + ':', error)
class Attribute:
    def __set_name__(self, owner, name): raise RuntimeError('refused ' + name)
try:
    class Owner:
        field = Attribute()
except RuntimeError as error:
    print(error, error.__notes__)

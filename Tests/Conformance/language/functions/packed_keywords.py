# Empty keywords of a packed call; too many arguments and keywords for native functions.
def wrap(function):
    def inner(*args, **kwargs):
        return function(*args, **kwargs)
    return inner


print(wrap(type)(5), wrap(type)('Made', (), {}).__name__, wrap(int)('7'), wrap(dict)(), wrap(object) is None)
for attempt in (
        lambda: wrap(type)(), lambda: wrap(type)(1, 2), lambda: round(1, 2, foo=3),
        lambda: [].sort(None, 1, 2), lambda: int.from_bytes(b'', 'big', True, 4), lambda: int.from_bytes(5),
        lambda: (1).to_bytes(1, 2), lambda: enumerate([], 1, start=2), lambda: format(1, None),
        lambda: type(None, (), {}), lambda: type('X', None, {}), lambda: type('X', (), None)):
    try:
        print(attempt())
    except TypeError as error:
        print(error)


def keyword_subclass(base, *args):
    class Own(base):
        def __init__(self, *args, label):
            self.label = label

    class Plain(base):
        pass

    try:
        print(base.__name__, Own(*args, label='named').label)
    except TypeError as error:
        print(base.__name__, error)
    try:
        print(Plain(*args, label='named'))
    except TypeError as error:
        print(error)


for base, value in (float, 1.5), (list, 'ab'), (set, ''), (tuple, 'ab'), (frozenset, ''), (reversed, 'ab'):
    keyword_subclass(base, value)
keyword_subclass(map, len, [])
keyword_subclass(filter, None, [])

# Which errors note the name, and so may suggest another one.
def tell(action):
    try:
        action()
    except (AttributeError, NameError) as error:
        print(type(error).__name__, '|', error, '|', error.name)


class Plain:
    def __init__(self):
        self.colour = 1


class Slots:
    __slots__ = 'colour',


class Failure(Exception):
    pass


def function():
    pass


for make in Plain, Failure, lambda: function, lambda: Plain:
    tell(lambda: delattr(make(), 'color'))
tell(lambda: Plain().color)


def closure():
    def inner():
        return later
    tell(inner)
    later = 1


closure()


def local():
    class Inside:
        __slots__ = 'slot',
    tell(lambda: Inside().slot)
    tell(lambda: Inside().other)


local()
tell(lambda: Slots().colour)
tell(lambda: undefined)
del Plain().color

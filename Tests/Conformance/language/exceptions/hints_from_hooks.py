# An AttributeError that Python code raises is given the name and the object of the access.
import sys


class Hooked:
    colour = 1

    def __getattr__(self, name):
        raise AttributeError('no ' + name)


class Looked:
    colour = 1

    def __getattribute__(self, name):
        if name == 'color':
            raise AttributeError('refused')
        return object.__getattribute__(self, name)


class Computed:
    @property
    def value(self):
        raise AttributeError('not ready')

    @property
    def indirect(self):
        return self.valeu


class Meta(type):
    def __getattr__(cls, name):
        raise AttributeError(name)


class Made(metaclass=Meta):
    colour = 1


class Own(AttributeError):
    pass


class Raises:
    def __getattr__(self, name):
        raise Own('own', name)


class Named:
    def __getattr__(self, name):
        raise AttributeError('given', name='other', obj=5)


for attempt in (
        lambda: Hooked().color, lambda: Looked().color, lambda: Computed().value, lambda: Computed().indirect,
        lambda: Made.color, lambda: Raises().color, lambda: Named().color, lambda: getattr(Hooked(), 'color'),
        lambda: Hooked().color()):
    try:
        attempt()
    except AttributeError as error:
        print(type(error).__name__, error, error.name, type(error.obj).__name__)
        sys.excepthook(type(error), error, None)
print(hasattr(Hooked(), 'color'), getattr(Made, 'color', 'default'))
Hooked().color

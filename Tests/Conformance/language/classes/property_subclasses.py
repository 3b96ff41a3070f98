# The doc string of a subclass of property, and a property's name.
class Documented(property):
    """of the class"""


class Slotted(property):
    __slots__ = ()


def getter(self):
    """of the getter"""


def bare(self):
    pass


print(Documented.__doc__, Documented(getter).__doc__, Documented(bare).__doc__, Documented(bare, doc='given').__doc__)
print(Documented(getter).setter(bare).__doc__, Documented(bare).getter(getter).__doc__)
try:
    print(Slotted(getter).__doc__)
except AttributeError as error:
    print(error)
try:
    print(Slotted(bare, doc='given').__doc__)
except AttributeError as error:
    print(error)


class User:
    @Documented
    def value(self):
        """its own"""
        return 5


print(User().value, User.value.__doc__, User.value.__name__)
try:
    property(None, getter).__name__
except AttributeError as error:
    print(error)
try:
    property(1).__name__
except AttributeError as error:
    print(error)

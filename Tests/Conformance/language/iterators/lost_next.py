# Classes that lose __next__ while they are iterated.
class Once:
    def __iter__(self):
        return self

    def __next__(self):
        del Once.__next__
        return 1


try:
    for item in Once():
        print(item)
except TypeError as error:
    print(error)


class Hinted:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration

    def __length_hint__(self):
        del Hinted.__next__
        return 3


try:
    print([].extend(Hinted()))
except (TypeError, AttributeError) as error:
    print(type(error).__name__)


class Letters:
    def __getitem__(self, index):
        return 'abc'[index]


for attempt in (lambda: reversed(Letters()), lambda: reversed({1}), lambda: reversed(5)):
    try:
        attempt()
    except TypeError as error:
        print(error)

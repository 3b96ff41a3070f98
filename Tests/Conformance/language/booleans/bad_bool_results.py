class NotBool:
    def __bool__(self):
        return 1
class NegativeLength:
    def __len__(self):
        return -1
class FloatLength:
    def __len__(self):
        return 1.5
class HugeLength:
    def __len__(self):
        return 10 ** 30
class NoBool:
    __bool__ = None
for make in (NotBool, NegativeLength, FloatLength, HugeLength, NoBool):
    for use in (bool, len):
        try:
            print(use(make()))
        except Exception as error:
            print(make.__name__, use.__name__, type(error).__name__ + ':', error)

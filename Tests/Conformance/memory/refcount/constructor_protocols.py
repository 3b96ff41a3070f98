# What built-in types hold while they convert an argument.
import sys

seen = []


class Value:
    def note(self, result):
        seen.append(sys.getrefcount(self))
        return result

    def __iter__(self):
        return self.note(iter(()))

    def __reversed__(self):
        return self.note(iter(()))

    def __index__(self):
        return self.note(1)

    def __float__(self):
        return self.note(1.0)

    def __bool__(self):
        return self.note(True)

    def __str__(self):
        return self.note("")

    def __bytes__(self):
        return self.note(b"")

    def __sizeof__(self):
        return self.note(10)


value = Value()
for kind in (list, tuple, set, frozenset, enumerate, reversed, range, float, bytes, bytearray, zip, complex):
    del seen[:]
    kind(value)
    print(kind.__name__, seen[0])
for function in (sys.getsizeof, "{}".format, repr):
    del seen[:]
    function(value)
    print(seen[:1])

# ends: 0
# prints: done
# Indices and bounds whose __index__ releases, shortens or moves the bytes that are being worked on.
array = other = view = None


class Index:
    def __init__(self, value=1):
        self.value = value

    def __index__(self):
        array.clear() if view is None else view.release()
        other.clear()
        other.extend(b"y" * 100000)
        return self.value


def attempt(f):
    global array, other
    array = bytearray(range(200))
    other = bytearray(b"x" * 150)
    try:
        f()
    except Exception:
        pass


for f in [
    lambda: array.find(other, Index(), Index(150)),
    lambda: array.rindex(other, Index(), Index(150)),
    lambda: array.count(b"", Index(), Index(150)),
    lambda: array.startswith(other, Index(100)),
    lambda: array.endswith((other, b""), Index(0), Index(190)),
    lambda: array.replace(other, other, Index()),
    lambda: array.split(other, Index()),
    lambda: array.hex(":", Index()),
    lambda: array.hex(":", -(2**63)),
    lambda: array.__setitem__(slice(Index(), Index(5)), other),
    lambda: array.__setitem__(slice(Index(0), None, Index(2)), other),
    lambda: array.__setitem__(Index(), Index()),
    lambda: array.__delitem__(slice(Index(), None, 3)),
    lambda: array.insert(Index(150), Index(7)),
    lambda: array.pop(Index()),
    lambda: array.extend([1, Index(), 2]),
    lambda: array.translate(other, Index()),
    lambda: array.center(Index(300), other),
    lambda: array[Index() :],
    lambda: array[:: Index()],
    lambda: array.__imul__(Index(3)),
]:
    attempt(f)

for f in [
    lambda: view[Index()],
    lambda: view[Index() :],
    lambda: view.__setitem__(Index(), 1),
    lambda: view.__setitem__(0, Index()),
    lambda: view.__setitem__(slice(Index(), None), other),
]:
    array = bytearray(200)
    other = bytearray(b"x" * 150)
    view = memoryview(array)
    try:
        f()
    except ValueError as error:
        assert "released" in str(error)

view = memoryview(array := bytearray(range(10)))
array[2:8] = view[0:6]
print("done")

a = [3, 2, 1]
def key(item):
    a.append(0)
    return item
try:
    a.sort(key=key)
except ValueError as error:
    print(error, a)
b = [3, 1, 2]
print(b.sort(key=lambda item: len(b)), b)
def failing(item):
    if item == 2:
        raise KeyError('two')
    return item
c = [3, 2, 1]
try:
    c.sort(key=failing)
except KeyError as error:
    print(repr(error), c)
class Broken:
    def __lt__(self, other):
        raise RuntimeError('no order')
d = [Broken(), Broken()]
try:
    d.sort()
except RuntimeError as error:
    print(error, len(d))

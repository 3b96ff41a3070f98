class Res:
    def __init__(self, name):
        self.name = name
        print('open', name)
    def __del__(self): print('close', self.name)
a = Res('a')
b = a
del a
print('still one name')
b = None
def scope():
    r = Res('local')
    print('in scope')
scope()
Res('temporary')
items = [Res('i1'), Res('i2')]
items.clear()
x = Res('x')
x = Res('x2')
try:
    e = Res('in try')
    raise ValueError
except ValueError:
    del e
class Failing:
    def __init__(self): raise RuntimeError('no object')
    def __del__(self): print('del runs although init failed')
try:
    Failing()
except RuntimeError as error:
    print(error)
class Revived:
    kept = []
    def __del__(self):
        print('reviving')
        Revived.kept.append(self)
Revived()
print(len(Revived.kept))
Revived.kept.clear()
print('end')

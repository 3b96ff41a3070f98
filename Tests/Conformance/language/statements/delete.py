x = 1
del x
try:
    x
except NameError as error:
    print(error)
a, b, c = 1, 2, 3
del a, (b, c)
data = {'k': [1, 2, 3], 'm': 0}
del data['k'][0], data['m']
print(data, 'a' in globals())
class Box: pass
box = Box()
box.v = 1
del box.v
def attempt(body):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ':', error)
def twice():
    y = 1
    del y
    del y
def missing_global():
    global nothing
    del nothing
def attribute(): del box.v
def key(): del data['zz']
def index(): del data['k'][9]
def from_tuple(): del (1, 2)[0]
def from_text(): del 'abc'[0]
def builtin_method(): del [].append
def none_item(): del None[0]
def closure():
    z = 1
    def inner(): return z
    del z
    return inner()
def in_loop():
    for i in range(2):
        del i
    return i
for body in (twice, missing_global, attribute, key, index, from_tuple, from_text, builtin_method, none_item,
        closure, in_loop):
    attempt(body)

x = 1
def read(): return x
def shadow():
    x = 2
    return x, read()
def write():
    global x, created
    x = 3
    created = 'made in a function'
print(read(), shadow(), x, write(), x, created)
def outer():
    x = 'outer'
    def inner():
        global x
        x = 'global from inner'
        return x
    inner()
    return x
print(outer(), x)
def unbound():
    print(x)
    x = 5
def augmented():
    x += 1
def deleted():
    y = 1
    del y
    return y
def conditional(flag):
    if flag:
        z = 1
    return z
for bad in (unbound, augmented, deleted, lambda: conditional(False), lambda: missing_name,
        lambda: conditional(True)):
    try:
        print(bad())
    except NameError as error:
        print(type(error).__name__ + ':', error)
def delete_global():
    global x
    del x
delete_global()
try:
    x
except NameError as error:
    print(error)

# heaplings: X10.1
# fails: blanks
# belief: at-the-del
import gc
import weakref

log = []
sees = []


class Part:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append("del-" + self.name)
        sees.append(watch() is not None)


def called(reference):
    log.append("callback-None" if reference() is None else "callback-object")


gc.collect()
a = Part("a")
b = Part("b")
a.other = b
b.other = a
watch = weakref.ref(a, called)
a.inner = weakref.ref(b, lambda reference: log.append("inner"))
tidy = weakref.finalize(b, lambda: log.append("finalize"))
del a, b
print(len(log))         # => 4
gc.collect()
print(log[0])           # => callback-None
print(log[1])           # => finalize
print(log[2])           # => del-a
print(log[3])           # => del-b
print(len(log))         # => 4
print(sees[0])          # => False

log.clear()
sees.clear()
c = Part("c")
watch = weakref.ref(c, called)
del c
print(log[0])           # => del-c
print(log[1])           # => callback-None
print(sees[0])          # => True

import gc
class Node: pass
def cycle():
    a, b = Node(), Node()
    a.other, b.other = b, a
gc.collect()
cycle()
print(gc.collect() >= 2, gc.collect(), gc.isenabled(), gc.garbage, len(gc.get_threshold()),
    len(gc.get_count()))
gc.disable()
print(gc.isenabled(), gc.enable(), gc.isenabled())
gc.set_threshold(500, 5, 5)
print(gc.get_threshold(), gc.is_tracked([]), gc.is_tracked(5), gc.is_tracked('a'), gc.is_tracked(Node()),
    gc.get_debug(), gc.DEBUG_SAVEALL)
x = Node()
holder = [x]
print(holder in gc.get_referrers(x), x in gc.get_referents(holder), gc.get_referents(5),
    sorted(gc.get_stats()[0]))
class Finalized:
    def __del__(self): print('del', gc.is_finalized(self))
f = Finalized()
f.me = f
del f
print(gc.collect() >= 1)
for bad in (lambda: gc.collect(5), lambda: gc.collect('x'), lambda: gc.set_threshold(),
        lambda: gc.set_threshold('a'), lambda: gc.collect(-1), lambda: gc.is_tracked(),
        lambda: gc.get_objects(generation=7), lambda: gc.set_debug('x')):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
gc.callbacks.append(lambda phase, info: print(phase, sorted(info)))
gc.collect(0)
gc.callbacks.clear()

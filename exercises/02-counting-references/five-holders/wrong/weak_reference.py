# heaplings: X02.3
# fails: count
# says: `target` has 4 references
import weakref


class Thing:
    pass


target = Thing()
row = [target]
table = {"here": target}
owner = Thing()
owner.part = target
watch = weakref.ref(target)

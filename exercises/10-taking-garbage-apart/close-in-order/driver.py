import weakref

from answer import Handle

log = []
pairs = []
names = []


def build(tree):
    """A tree of handles; with LATE, each child is made before its parent."""

    def make(name):
        names.append(name)
        return Handle(name, log)

    def grow(name, depth):
        below = [name + "." + str(number) for number in range(WIDTH)] if depth else []
        for child in below:
            pairs.append((child, name))
        if LATE:
            children = [grow(child, depth - 1) for child in below]
            handle = make(name)
        else:
            handle = make(name)
            children = [grow(child, depth - 1) for child in below]
        for child in children:
            handle.attach(child)
        return handle

    return grow(tree, DEPTH)


# One tree is closed by its owner; weak references see whether the handles die with the names.
root = build("closed")
watches = [weakref.ref(root)]
for handle in list(root.children):
    watches.append(weakref.ref(handle))
    watches.extend([weakref.ref(below) for below in handle.children])
root.close()
handle = None
root = None
alive_after_close = len([watch for watch in watches if watch() is not None])

# One is closed twice, once from below.
root = build("twice")
lowest = root
while lowest.children:
    lowest = lowest.children[-1]
lowest.close()
lowest = None
root.close()
root.close()
root = None

# One is forgotten; what is allocated next starts collections.
root = build("forgotten")
root = None
ballast = [[] for number in range(30000)]
ballast = None

closed_too_often_or_never = len([name for name in names if log.count(name) != 1]) + abs(len(log) - len(names))
when = {name: position for position, name in enumerate(log)}
parents_closed_first = len(
    [child for child, parent in pairs if child in when and parent in when and when[parent] < when[child]]
)

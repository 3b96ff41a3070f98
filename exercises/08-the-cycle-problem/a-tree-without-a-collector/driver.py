import weakref

from answer import Node

report = []
root = Node("top")
level = [root]
for depth in range(DEPTH):
    below = []
    for node in level:
        for number in range(WIDTH):
            child = node.add("%d.%d" % (depth, number))
            below.append(child)
    level = below

# Only the root is held from here on.
level = below = node = child = None


def visit(node):
    parent = node.parent
    report.append((node.path(), parent is None or parent.title, len(node.children)))
    for child in node.children:
        visit(child)


visit(root)
lowest = root
while lowest.children:
    lowest = lowest.children[-1]
steps = 0
while lowest.parent is not None:
    lowest = lowest.parent
    steps += 1
report.append((steps, lowest.title))
lowest.add("late")
report.append(root.children[-1].path())
lowest = None
still_there = len(root.children) == WIDTH + 1 and root.children[0].parent.title == "top"
checkpoint("standing")
root = None

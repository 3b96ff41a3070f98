# heaplings: X03.4
freed = 0


class Box:
    def __init__(self, *parts):
        self.parts = parts

    def __del__(self):
        global freed
        freed += 1


def died():
    global freed
    number, freed = freed, 0
    return number


leaf = Box()
left = Box(leaf, Box())
outer = Box(leaf, left)
del outer
print(died())                            # => ?
del leaf
print(died())                            # => ?
top = Box(left, Box(Box(), Box()))
del left
print(died())                            # => ?
del top
print(died())                            # => ?
row = [Box()] * 3
row.pop()
print(died())                            # => ?
del row
print(died())                            # => ?
shared = Box()
crowd = [Box(shared) for _ in range(4)]
del crowd
print(died())                            # => ?
del shared
print(died())                            # => ?

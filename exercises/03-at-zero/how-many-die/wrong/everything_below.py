# heaplings: X03.4
# fails: blanks
# belief: everything-below
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
print(died())                            # => 5
del leaf
print(died())                            # => 1
top = Box(left, Box(Box(), Box()))
del left
print(died())                            # => 3
del top
print(died())                            # => 7
row = [Box()] * 3
row.pop()
print(died())                            # => 1
del row
print(died())                            # => 2
shared = Box()
crowd = [Box(shared) for _ in range(4)]
del crowd
print(died())                            # => 8
del shared
print(died())                            # => 1

# heaplings: X03.4
# fails: blanks
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
print(died())                            # => 4
del leaf
print(died())                            # => 1
top = Box(left, Box(Box(), Box()))
del left
print(died())                            # => 2
del top
print(died())                            # => 3
row = [Box()] * 3
row.pop()
print(died())                            # => 1
del row
print(died())                            # => 1
shared = Box()
crowd = [Box(shared) for _ in range(4)]
del crowd
print(died())                            # => 5
del shared
print(died())                            # => 0

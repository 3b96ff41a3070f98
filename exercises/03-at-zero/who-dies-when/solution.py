# heaplings: X03.1
gone = []


class Cup:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        gone.append(self.name)


def died():
    names = " ".join(gone) or "nobody"
    gone.clear()
    return names


def visit(guest):
    one = Cup("one")
    two = Cup("two")


cup = Cup("a")
cup = Cup("b")                           # the name gets another object
print(died())                            # => a
shelf = [Cup("c"), Cup("d"), Cup("e")]
shelf.pop()                              # nobody takes the result
print(died())                            # => e
shelf[1] = Cup("f")                      # the position gets another object
print(died())                            # => d
kept = shelf.pop()                       # a name takes the result
print(died())                            # => nobody
shelf.append(kept)
del kept
print(died())                            # => nobody
shelf.clear()
print(died())                            # => f c
visit(Cup("guest"))                      # a call and its return
print(died())                            # => guest one two
Cup("alone")                             # a temporary
print(died())                            # => alone
pair = (Cup("left"), Cup("right"))
other = pair[0]
del pair
print(died())                            # => right

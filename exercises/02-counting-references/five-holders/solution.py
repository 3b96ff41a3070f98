# heaplings: X02.3
class Thing:
    pass


def keep(value):
    def show():
        return value

    return show


target = Thing()              # a global name
row = [target]                # an item of a list
table = {"here": target}      # a value of a dict
owner = Thing()
owner.part = target           # an attribute
show = keep(target)           # a closure's cell

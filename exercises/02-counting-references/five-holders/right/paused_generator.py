# heaplings: X02.3
def pausing(value):
    yield
    yield value


class Owner:
    pass


target = ["anything"]
pair = (target, "other")
Owner.shared = target
paused = pausing(target)
next(paused)
table = {"here": target}

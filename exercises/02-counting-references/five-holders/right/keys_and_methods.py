# heaplings: X02.3
class Thing:
    def method(self):
        pass


target = Thing()
members = {target}
labels = {target: "label"}
method = target.method


def choose(value=target):
    return value

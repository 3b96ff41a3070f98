# heaplings: X02.3
# fails: count
# says: row
class Thing:
    pass


target = Thing()
row = [target] * 5

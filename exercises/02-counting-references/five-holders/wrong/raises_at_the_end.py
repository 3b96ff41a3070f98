# heaplings: X02.3
# fails: ran
# says: NameError
class Thing:
    pass


target = Thing()
row = [target]
table = {"here": target}
owner = Thing()
owner.part = target
pair = (target, 1)
print(tuple_of_five)

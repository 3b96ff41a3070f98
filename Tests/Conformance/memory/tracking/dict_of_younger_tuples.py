# A full collection untracks tuples before dicts, so a dict of them is untracked in the same collection, even where the
# dict is the older one.
import gc

gc.collect()
table = {number: ("name " + str(number), number) for number in range(10)}
print(gc.is_tracked(table), gc.is_tracked(table[3]))
gc.collect()
print(gc.is_tracked(table), gc.is_tracked(table[3]))

nested = {}
for number in range(5):
    nested[number] = ("outer " + str(number), ("inner " + str(number), number))
gc.collect()
print(gc.is_tracked(nested), gc.is_tracked(nested[2]), gc.is_tracked(nested[2][1]))

mixed = {}
for number in range(5):
    mixed[number] = ("plain " + str(number), number)
mixed[5] = ("with a list", [])
gc.collect()
print(gc.is_tracked(mixed), [gc.is_tracked(item) for item in mixed.values()])
mixed[5] = ("without", 5 + len(mixed))
gc.collect(1)
print(gc.is_tracked(mixed))
gc.collect()
print(gc.is_tracked(mixed))

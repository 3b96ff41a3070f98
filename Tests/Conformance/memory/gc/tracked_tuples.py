# Tuples are tracked when made and untracked by a collection if they hold only atoms.
import gc

gc.disable()
gc.collect()
n = 5
atoms = (n, n)
nested = ((n, n), n)
holder = (n, [])
constant = (1, 2)
print(gc.is_tracked(atoms), gc.is_tracked(nested), gc.is_tracked(holder), gc.is_tracked(constant))
gc.collect(0)
print(gc.is_tracked(atoms), gc.is_tracked(holder), gc.is_tracked(nested[0]))
gc.collect()
gc.collect()
print(gc.is_tracked(atoms), gc.is_tracked(nested), gc.is_tracked(holder))
print(gc.is_tracked(tuple([n, n])), gc.is_tracked(tuple([])))

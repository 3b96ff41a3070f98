# heaplings: X08.6
# fails: timer
# says: every few seconds
"""
Reference counting cannot free a cycle, because each member is held by another one and no count gets to zero.
For this CPython has a second mechanism, the cyclic garbage collector, which looks only at container objects.
It copies the reference counts of its candidates and subtracts the references that come from inside the set.
What is left over is held from outside and stays, together with all that it reaches.
The collector is started by allocations, when the number of new containers exceeds a threshold.
Young objects are looked at often and old ones seldom, which limits the work.

To keep an object, keep a strong reference to it from something that lives, such as a global name.
A reachable object is never collected.
To let it go, drop that reference. Without a cycle it dies right then.
If it is in a cycle, it waits for a later collection.
A weak reference does not keep it alive, and gc.disable() does not keep it alive either.
The collector runs every few seconds in the background.
"""

# heaplings: X08.6
"""
Objects that refer to each other never get a count of zero, so counting alone is not enough.
That is why there is also a gc module, and its collector deals with containers such as lists, dicts and instances.
For each of its candidates it takes a copy of the count and takes away every reference that another candidate owns.
A run is triggered once the allocations minus the deallocations pass a threshold, and it does not run on a timer.
New objects sit in the young generation, and that one is checked more often than the older ones.
I would put the object into a module-level list, and that list holds it with an ordinary strong reference.
As long as it can be reached, it will not be freed.
When I am done I remove the entry from the list, so that the holder is gone.
An object in a cycle has to wait until the collector comes by.
"""

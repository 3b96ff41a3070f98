# heaplings: X08.6
# fails: counting
# fails: containers
# fails: subtraction
# fails: trigger
# fails: generations
# fails: strong
# fails: reachable
# fails: release
# fails: waits
"""
count never zero cycle, collector containers, subtract references, allocations exceed threshold,
generations young often old seldom, strong reference keep global, reachable never collected,
drop reference, cycle waits later collection
"""

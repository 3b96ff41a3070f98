# heaplings: X08.3
# fails: waits
# says: found_by_the_collection
def make(k, m):
    # The list `ring` is made a member as well: one too many.
    for number in range(k - 1):
        alone = []
        alone.append(alone)
    ring = [[] for number in range(m - k + 1)]
    for member in ring:
        member.append(ring)

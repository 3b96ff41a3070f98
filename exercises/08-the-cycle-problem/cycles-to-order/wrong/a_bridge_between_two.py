# heaplings: X08.3
# fails: separate
# says: references_between_groups
def make(k, m):
    before = None
    for number in range(k - 1):
        alone = []
        alone.append(alone)
        if before is not None:
            alone.append(before)
        before = alone
    ring = [[] for number in range(m - k + 1)]
    for position in range(len(ring)):
        ring[position - 1].append(ring[position])

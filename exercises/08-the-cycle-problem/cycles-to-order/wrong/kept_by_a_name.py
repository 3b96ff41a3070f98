# heaplings: X08.3
# fails: waits
# says: found_by_the_collection
kept = []


def make(k, m):
    for number in range(k - 1):
        alone = []
        alone.append(alone)
        kept.append(alone)
    ring = [[] for number in range(m - k + 1)]
    for position in range(len(ring)):
        ring[position - 1].append(ring[position])
    kept.append(ring)

# heaplings: X08.3
# fails: only-lists
# says: dict
def make(k, m):
    for number in range(k - 1):
        alone = []
        alone.append(alone)
    ring = [{} for number in range(m - k + 1)]
    for position in range(len(ring)):
        ring[position - 1]["next"] = ring[position]

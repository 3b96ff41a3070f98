# heaplings: X08.3
# fails: waits
def make(k, m):
    for size in (2, 2, 3):
        ring = [[] for number in range(size)]
        for position in range(size):
            ring[position - 1].append(ring[position])

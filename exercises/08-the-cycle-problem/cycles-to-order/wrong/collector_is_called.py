# heaplings: X08.3
# fails: hands-off
import gc


def make(k, m):
    gc.disable()
    for number in range(k - 1):
        alone = []
        alone.append(alone)
    ring = [[] for number in range(m - k + 1)]
    for position in range(len(ring)):
        ring[position - 1].append(ring[position])

# heaplings: X08.3
def make(k, m):
    """Leaves k separate cycles of lists behind, m lists in all."""
    for number in range(k - 1):
        alone = []
        alone.append(alone)
    ring = [[] for number in range(m - k + 1)]
    for position in range(len(ring)):
        ring[position - 1].append(ring[position])


if __name__ == "__main__":
    import gc

    gc.collect()
    make(3, 7)
    print("found:", gc.collect())

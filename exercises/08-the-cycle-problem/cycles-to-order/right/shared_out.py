# heaplings: X08.3
def ring(size):
    first = last = []
    for number in range(size - 1):
        last.append([])
        last = last[0]
    last.append(first)


def make(k, m):
    """Every ring gets its fair share."""
    for number in range(k):
        ring(m // k + (number < m % k))

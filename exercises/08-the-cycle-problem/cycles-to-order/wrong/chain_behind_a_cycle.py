# heaplings: X08.3
# fails: in-cycles
# says: lists_in_no_cycle
def make(k, m):
    for number in range(k - 1):
        alone = []
        alone.append(alone)
    # One list refers to itself; the others only hang on it.
    end = []
    end.append(end)
    for number in range(m - k):
        end.append([])

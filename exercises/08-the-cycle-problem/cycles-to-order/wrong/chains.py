# heaplings: X08.3
# fails: waits
# says: found_by_the_collection
def make(k, m):
    for number in range(k):
        chain = []
        for step in range(m // k):
            chain = [chain]

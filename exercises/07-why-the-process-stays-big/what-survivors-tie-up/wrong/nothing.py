# heaplings: X07.1
# fails: blanks
# belief: nothing-remains
def pool(thing):
    return id(thing) // 16384


def share(survivors):
    kept = set(map(pool, survivors))
    return round(100 * len(kept) / all_pools)


blocks = [bytes(512 - 33) for _ in range(31 * 1000)]
all_pools = len(set(map(pool, blocks)))
print(share(blocks[::10]))       # => 0
print(share(blocks[::31]))       # => 0
print(share(blocks[::62]))       # => 0
print(share(blocks[::310]))      # => 0
print(share(blocks[:3100]))      # => 0
print(share(blocks[15000:]))     # => 0

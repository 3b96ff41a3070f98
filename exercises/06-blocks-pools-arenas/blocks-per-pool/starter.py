# heaplings: X06.2
def blocks_in_a_row(make):
    things = [make() for _ in range(6000)]
    places = sorted(map(id, things))
    gaps = [after - before for before, after in zip(places, places[1:])]
    size = min(gaps)
    longest = row = 1
    for gap in gaps:
        row = row + 1 if gap == size else 1
        longest = max(longest, row)
    return longest


print(blocks_in_a_row(object))                # => 3.8: ?  3.13: ?
print(blocks_in_a_row(lambda: bytes(15)))     # => 3.8: ?  3.13: ?
large = blocks_in_a_row(lambda: bytes(479))
print(large)                                  # => 3.8: ?  3.13: ?
print((4096 if large < 16 else 16384) - large * 512)    # => 3.8: ?  3.13: ?

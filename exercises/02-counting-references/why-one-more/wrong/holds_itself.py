# heaplings: X02.4
# fails: one-more
# says: does not hold itself
answer_1 = "b"
answer_2 = "b"

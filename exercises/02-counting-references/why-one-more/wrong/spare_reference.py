# heaplings: X02.4
# fails: one-more
# says: a spare would prevent
answer_1 = "a"
answer_2 = "b"

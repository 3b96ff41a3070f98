# heaplings: X12.4
# fails: reading
# says: whether any of it is garbage
answer_1 = "b"
answer_2 = "b"
answer_3 = "d"
answer_4 = "a"

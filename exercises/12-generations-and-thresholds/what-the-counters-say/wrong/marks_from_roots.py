# heaplings: X12.4
# fails: how
# says: no roots
answer_1 = "c"
answer_2 = "b"
answer_3 = "d"
answer_4 = "d"

# heaplings: X12.4
# fails: reading
# says: not objects
answer_1 = "a"
answer_2 = "b"
answer_3 = "d"
answer_4 = "a"

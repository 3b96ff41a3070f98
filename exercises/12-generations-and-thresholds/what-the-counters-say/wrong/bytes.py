# heaplings: X12.4
# fails: reading
# says: No number
answer_1 = "d"
answer_2 = "b"
answer_3 = "d"
answer_4 = "a"

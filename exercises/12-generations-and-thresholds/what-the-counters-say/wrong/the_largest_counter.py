# heaplings: X12.4
# fails: next
# says: each with its own threshold
answer_1 = "c"
answer_2 = "b"
answer_3 = "b"
answer_4 = "a"

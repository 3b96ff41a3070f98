# heaplings: X12.4
# fails: next
# says: does not exceed
answer_1 = "c"
answer_2 = "b"
answer_3 = "a"
answer_4 = "a"

# heaplings: X12.4
# fails: next
# says: 0 does not exceed
answer_1 = "c"
answer_2 = "b"
answer_3 = "c"
answer_4 = "a"

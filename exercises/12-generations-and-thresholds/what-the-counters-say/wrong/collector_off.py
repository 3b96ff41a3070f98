# heaplings: X12.4
# fails: zero
# says: go on counting
answer_1 = "c"
answer_2 = "d"
answer_3 = "d"
answer_4 = "a"

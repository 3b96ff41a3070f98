# heaplings: X12.4
# fails: zero
# says: whole heap
answer_1 = "c"
answer_2 = "a"
answer_3 = "d"
answer_4 = "a"

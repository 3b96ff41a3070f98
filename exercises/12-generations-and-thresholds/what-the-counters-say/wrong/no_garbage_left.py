# heaplings: X12.4
# fails: zero
# says: says nothing about
answer_1 = "c"
answer_2 = "c"
answer_3 = "d"
answer_4 = "a"

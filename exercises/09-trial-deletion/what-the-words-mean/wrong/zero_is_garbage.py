# heaplings: X09.5
# fails: zero
# says: a candidate
answer_1 = "c"
answer_2 = "a"
answer_3 = "a"
answer_4 = "d"

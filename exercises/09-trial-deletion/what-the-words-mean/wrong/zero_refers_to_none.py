# heaplings: X09.5
# fails: zero
# says: not of those from it
answer_1 = "c"
answer_2 = "d"
answer_3 = "a"
answer_4 = "d"

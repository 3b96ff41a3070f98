# heaplings: X09.5
# fails: zero
# says: nothing is destroyed
answer_1 = "c"
answer_2 = "c"
answer_3 = "a"
answer_4 = "d"

# heaplings: X09.5
# fails: order
# says: nothing is left to look at
answer_1 = "c"
answer_2 = "b"
answer_3 = "d"
answer_4 = "d"

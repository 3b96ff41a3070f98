# heaplings: X09.5
# fails: order
# says: looked at once more
answer_1 = "c"
answer_2 = "b"
answer_3 = "c"
answer_4 = "d"

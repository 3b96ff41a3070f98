# heaplings: X10.3
# fails: proof
# says: needs the object
answer_1 = "d"
answer_2 = "a"
answer_3 = "d"
answer_4 = "a"

# heaplings: X10.3
# fails: proof
# says: says nothing
answer_1 = "d"
answer_2 = "a"
answer_3 = "a"
answer_4 = "a"

# heaplings: X10.3
# fails: proof
# says: allocations
answer_1 = "d"
answer_2 = "a"
answer_3 = "b"
answer_4 = "a"

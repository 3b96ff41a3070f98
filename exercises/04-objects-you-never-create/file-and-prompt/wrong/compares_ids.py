# heaplings: X04.2
# fails: repair
# says: may have the same address
answer_1 = "d"
answer_2 = "b"
answer_3 = "b"

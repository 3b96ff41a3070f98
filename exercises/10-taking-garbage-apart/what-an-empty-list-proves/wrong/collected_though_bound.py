# heaplings: X10.3
# fails: bound
# says: still held
answer_1 = "d"
answer_2 = "b"
answer_3 = "c"
answer_4 = "a"

# heaplings: X06.4
# fails: pool
# says: not to types
answer_1 = "b"
answer_2 = "a"
answer_3 = "a"
answer_4 = "d"
answer_5 = "b"

# heaplings: X06.4
# fails: pool
# says: which has 64 pools
answer_1 = "b"
answer_2 = "d"
answer_3 = "a"
answer_4 = "d"
answer_5 = "b"

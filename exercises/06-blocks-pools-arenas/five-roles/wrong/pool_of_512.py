# heaplings: X06.4
# fails: limit
# says: 31 blocks of 512
answer_1 = "a"
answer_2 = "c"
answer_3 = "a"
answer_4 = "d"
answer_5 = "b"

# heaplings: X06.4
# fails: pool
# says: largest block has 512
answer_1 = "b"
answer_2 = "b"
answer_3 = "a"
answer_4 = "d"
answer_5 = "b"

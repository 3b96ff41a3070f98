# heaplings: X06.4
# fails: arena
# says: There are 64 pools
answer_1 = "b"
answer_2 = "c"
answer_3 = "c"
answer_4 = "d"
answer_5 = "b"

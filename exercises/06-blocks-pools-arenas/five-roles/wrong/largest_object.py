# heaplings: X06.4
# fails: limit
# says: They come from malloc
answer_1 = "d"
answer_2 = "c"
answer_3 = "a"
answer_4 = "d"
answer_5 = "b"

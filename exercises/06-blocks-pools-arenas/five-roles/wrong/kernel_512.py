# heaplings: X06.4
# fails: limit
# says: Arenas are far larger
answer_1 = "c"
answer_2 = "c"
answer_3 = "a"
answer_4 = "d"
answer_5 = "b"

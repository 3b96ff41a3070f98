# heaplings: X06.4
# fails: arena
# says: as many arenas
answer_1 = "b"
answer_2 = "c"
answer_3 = "d"
answer_4 = "d"
answer_5 = "b"

# heaplings: X06.4
# fails: kernel
# says: goes back to its arena
answer_1 = "b"
answer_2 = "c"
answer_3 = "a"
answer_4 = "c"
answer_5 = "b"

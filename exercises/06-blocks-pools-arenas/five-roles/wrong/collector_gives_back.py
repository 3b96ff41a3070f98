# heaplings: X06.4
# fails: del
# says: the deallocation that follows
answer_1 = "b"
answer_2 = "c"
answer_3 = "a"
answer_4 = "d"
answer_5 = "d"

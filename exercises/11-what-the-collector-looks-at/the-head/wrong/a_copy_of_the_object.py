# heaplings: X11.4
# fails: holds
# says: nothing of it is copied
answer_1 = "a"
answer_2 = "c"
answer_3 = "d"
answer_4 = "a"

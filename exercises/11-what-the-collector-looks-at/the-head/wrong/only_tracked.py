# heaplings: X11.4
# fails: who
# says: has its head ready
answer_1 = "b"
answer_2 = "c"
answer_3 = "b"
answer_4 = "a"

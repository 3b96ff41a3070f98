# heaplings: X11.4
# fails: who
# says: refers to nothing
answer_1 = "b"
answer_2 = "c"
answer_3 = "a"
answer_4 = "a"

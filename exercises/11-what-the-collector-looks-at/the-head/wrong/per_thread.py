# heaplings: X11.4
# fails: without-gil
# says: those of another
answer_1 = "b"
answer_2 = "c"
answer_3 = "d"
answer_4 = "d"

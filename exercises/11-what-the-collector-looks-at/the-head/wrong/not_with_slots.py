# heaplings: X11.4
# fails: who
# says: any object
answer_1 = "b"
answer_2 = "c"
answer_3 = "c"
answer_4 = "a"

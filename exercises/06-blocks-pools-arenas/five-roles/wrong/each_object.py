# heaplings: X06.4
# fails: kernel
# says: hears nothing of them
answer_1 = "b"
answer_2 = "c"
answer_3 = "a"
answer_4 = "a"
answer_5 = "b"

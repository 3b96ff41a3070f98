# heaplings: X11.4
# fails: size
# says: Since 3.8
answer_1 = "b"
answer_2 = "d"
answer_3 = "d"
answer_4 = "a"

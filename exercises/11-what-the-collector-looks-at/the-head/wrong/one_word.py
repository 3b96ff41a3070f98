# heaplings: X11.4
# fails: size
# says: both directions
answer_1 = "b"
answer_2 = "b"
answer_3 = "d"
answer_4 = "a"

# heaplings: X11.4
# fails: size
# says: an empty list has it
answer_1 = "b"
answer_2 = "a"
answer_3 = "d"
answer_4 = "a"

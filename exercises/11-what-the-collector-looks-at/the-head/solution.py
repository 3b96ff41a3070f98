# heaplings: X11.4
answer_1 = "b"
answer_2 = "c"
answer_3 = "d"
answer_4 = "a"

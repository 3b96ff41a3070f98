# heaplings: X05.4
answer_1 = "c"
answer_2 = "a"
answer_3 = "b"
answer_4 = "c"

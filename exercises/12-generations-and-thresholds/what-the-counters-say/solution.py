# heaplings: X12.4
answer_1 = "c"
answer_2 = "b"
answer_3 = "d"
answer_4 = "a"

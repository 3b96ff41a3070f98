# heaplings: X04.2
answer_1 = "d"
answer_2 = "b"
answer_3 = "c"

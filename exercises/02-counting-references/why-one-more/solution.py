# heaplings: X02.4
answer_1 = "c"
answer_2 = "b"

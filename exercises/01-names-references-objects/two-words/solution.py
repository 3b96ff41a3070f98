# heaplings: X01.2
answer_1 = "c"
answer_2 = "b"

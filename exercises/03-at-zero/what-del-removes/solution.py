# heaplings: X03.3
answer_1 = "d"
answer_2 = "b"

# heaplings: X07.3
answer_1 = "ace"
answer_2 = "b"
answer_3 = "d"

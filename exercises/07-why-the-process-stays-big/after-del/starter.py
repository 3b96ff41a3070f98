# heaplings: X07.3
answer_1 = "?"
answer_2 = "?"
answer_3 = "?"

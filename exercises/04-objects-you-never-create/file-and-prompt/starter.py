# heaplings: X04.2
answer_1 = "?"
answer_2 = "?"
answer_3 = "?"

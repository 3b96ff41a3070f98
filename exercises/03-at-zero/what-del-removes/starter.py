# heaplings: X03.3
answer_1 = "?"
answer_2 = "?"

# heaplings: X01.2
answer_1 = "?"
answer_2 = "?"

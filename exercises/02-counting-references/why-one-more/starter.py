# heaplings: X02.4
answer_1 = "?"
answer_2 = "?"

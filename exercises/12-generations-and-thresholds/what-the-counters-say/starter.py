# heaplings: X12.4
answer_1 = "?"
answer_2 = "?"
answer_3 = "?"
answer_4 = "?"

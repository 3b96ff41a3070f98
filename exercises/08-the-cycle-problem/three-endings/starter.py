# heaplings: X08.2
answer_1 = "?"
answer_2 = "?"
answer_3 = "?"
answer_4 = "?"

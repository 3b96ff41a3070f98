# heaplings: X08.2
# fails: registered
# says: from outside
answer_1 = "a"
answer_2 = "b"
answer_3 = "b"
answer_4 = "a"

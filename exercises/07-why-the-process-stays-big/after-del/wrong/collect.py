# heaplings: X07.3
# fails: remedy
# says: It moves no object
answer_1 = "ace"
answer_2 = "b"
answer_3 = "a"

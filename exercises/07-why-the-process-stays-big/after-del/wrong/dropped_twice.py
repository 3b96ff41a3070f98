# heaplings: X07.3
# fails: remedy
# says: destroyed already
answer_1 = "ace"
answer_2 = "b"
answer_3 = "b"

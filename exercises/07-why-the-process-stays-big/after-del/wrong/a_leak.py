# heaplings: X07.3
# fails: grows-or-stays
# says: higher with each round
answer_1 = "ace"
answer_2 = "a"
answer_3 = "d"

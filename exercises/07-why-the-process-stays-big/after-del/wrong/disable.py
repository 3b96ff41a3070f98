# heaplings: X07.3
# fails: remedy
# says: where objects lie
answer_1 = "ace"
answer_2 = "b"
answer_3 = "c"

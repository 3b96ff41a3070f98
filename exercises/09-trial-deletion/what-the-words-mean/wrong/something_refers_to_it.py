# heaplings: X09.5
# fails: reachable
# says: live for ever
answer_1 = "a"
answer_2 = "b"
answer_3 = "a"
answer_4 = "d"

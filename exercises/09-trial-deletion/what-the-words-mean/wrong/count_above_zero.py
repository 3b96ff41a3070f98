# heaplings: X09.5
# fails: reachable
# says: after the subtraction
answer_1 = "d"
answer_2 = "b"
answer_3 = "a"
answer_4 = "d"

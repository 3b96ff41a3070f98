# heaplings: X09.5
# fails: reachable
# says: never asks for names
answer_1 = "b"
answer_2 = "b"
answer_3 = "a"
answer_4 = "d"

# heaplings: X05.4
# fails: left-out
# says: Something is left out
answer_1 = "b"
answer_2 = "a"
answer_3 = "b"
answer_4 = "c"

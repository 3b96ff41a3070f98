# heaplings: X05.4
# fails: shared
# says: The string itself is missing
answer_1 = "c"
answer_2 = "a"
answer_3 = "c"
answer_4 = "c"

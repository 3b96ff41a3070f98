# heaplings: X05.4
# fails: shared
# says: counts the string twice
answer_1 = "c"
answer_2 = "a"
answer_3 = "a"
answer_4 = "c"

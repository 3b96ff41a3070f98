# heaplings: X05.4
# fails: left-out
# says: belongs to the list alone
answer_1 = "d"
answer_2 = "a"
answer_3 = "b"
answer_4 = "c"

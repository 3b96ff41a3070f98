# heaplings: X09.5
# fails: once-more
# says: no candidate
answer_1 = "c"
answer_2 = "b"
answer_3 = "a"
answer_4 = "a"

# heaplings: X10.3
# fails: saveall
# says: instead of
answer_1 = "d"
answer_2 = "a"
answer_3 = "c"
answer_4 = "b"

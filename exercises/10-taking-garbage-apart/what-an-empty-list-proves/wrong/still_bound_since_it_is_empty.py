# heaplings: X10.3
# fails: bound
# says: empty as well
answer_1 = "d"
answer_2 = "c"
answer_3 = "c"
answer_4 = "a"

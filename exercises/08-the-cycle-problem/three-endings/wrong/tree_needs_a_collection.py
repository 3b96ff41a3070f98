# heaplings: X08.2
# fails: tree
# says: nothing goes up
answer_1 = "b"
answer_2 = "b"
answer_3 = "c"
answer_4 = "a"

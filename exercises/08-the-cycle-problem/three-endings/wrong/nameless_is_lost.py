# heaplings: X08.2
# fails: tree
# says: its count decides
answer_1 = "c"
answer_2 = "b"
answer_3 = "c"
answer_4 = "a"

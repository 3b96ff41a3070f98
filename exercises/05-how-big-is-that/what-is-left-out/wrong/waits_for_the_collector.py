# heaplings: X05.4
# fails: emptied
# says: the table was not made smaller
answer_1 = "c"
answer_2 = "a"
answer_3 = "b"
answer_4 = "b"

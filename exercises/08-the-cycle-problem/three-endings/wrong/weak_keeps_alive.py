# heaplings: X08.2
# fails: weak
# says: least of all
answer_1 = "a"
answer_2 = "b"
answer_3 = "c"
answer_4 = "c"

# heaplings: X04.2
# fails: two-places
# says: Nothing is copied
answer_1 = "c"
answer_2 = "b"
answer_3 = "c"

# heaplings: X04.2
# fails: two-places
# says: ends at 256
answer_1 = "a"
answer_2 = "b"
answer_3 = "c"

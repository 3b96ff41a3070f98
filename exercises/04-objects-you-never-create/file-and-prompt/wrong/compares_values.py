# heaplings: X04.2
# fails: two-places
# says: never looks at values
answer_1 = "b"
answer_2 = "b"
answer_3 = "c"

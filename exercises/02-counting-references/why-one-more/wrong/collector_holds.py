# heaplings: X02.4
# fails: one-more
# says: these links are not counted
answer_1 = "d"
answer_2 = "b"

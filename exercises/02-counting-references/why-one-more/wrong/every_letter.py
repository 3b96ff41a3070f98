# heaplings: X02.4
# fails: one-more
# fails: four-billion
# says: One letter
answer_1 = "abcd"
answer_2 = "abcd"

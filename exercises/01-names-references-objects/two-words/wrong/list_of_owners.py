# heaplings: X01.2
# fails: first-word
# says: has no list
answer_1 = "d"
answer_2 = "b"

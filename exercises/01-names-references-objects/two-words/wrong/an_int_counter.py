# heaplings: X01.2
# fails: first-word
# says: counts references
answer_1 = "a"
answer_2 = "b"

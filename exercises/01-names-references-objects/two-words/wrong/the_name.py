# heaplings: X01.2
# fails: first-word
# says: any number of names
answer_1 = "b"
answer_2 = "b"

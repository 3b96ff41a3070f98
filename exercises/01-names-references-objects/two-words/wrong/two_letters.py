# heaplings: X01.2
# fails: first-word
# says: One letter
answer_1 = "cd"
answer_2 = "b"

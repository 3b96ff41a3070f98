# heaplings: X03.3
# fails: what
# says: Other names
answer_1 = "b"
answer_2 = "b"

# heaplings: X03.3
# fails: what
# says: No statement removes an object
answer_1 = "a"
answer_2 = "b"

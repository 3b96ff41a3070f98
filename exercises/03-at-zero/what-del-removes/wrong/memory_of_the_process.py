# heaplings: X03.3
# fails: what
# says: own allocator
answer_1 = "c"
answer_2 = "b"

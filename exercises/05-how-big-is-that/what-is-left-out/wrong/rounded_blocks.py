# heaplings: X05.4
# fails: allocator
# says: does not know what the allocator rounds
answer_1 = "c"
answer_2 = "c"
answer_3 = "b"
answer_4 = "c"

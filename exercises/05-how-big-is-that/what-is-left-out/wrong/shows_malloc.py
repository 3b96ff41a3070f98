# heaplings: X05.4
# fails: allocator
# says: A large number alone
answer_1 = "c"
answer_2 = "b"
answer_3 = "b"
answer_4 = "c"

# heaplings: X06.4
# fails: arena
# says: The limit for a request is 512 bytes
answer_1 = "b"
answer_2 = "c"
answer_3 = "b"
answer_4 = "d"
answer_5 = "b"

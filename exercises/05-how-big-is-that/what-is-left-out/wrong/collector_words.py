# heaplings: X05.4
# fails: left-out
# says: getsizeof` adds them
answer_1 = "a"
answer_2 = "a"
answer_3 = "b"
answer_4 = "c"

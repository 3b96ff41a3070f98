# heaplings: X07.3
# fails: reasons
# says: moves nothing
answer_1 = "acef"
answer_2 = "b"
answer_3 = "d"

# heaplings: X07.3
# fails: reasons
# says: Arenas that are free go back
answer_1 = "acde"
answer_2 = "b"
answer_3 = "d"

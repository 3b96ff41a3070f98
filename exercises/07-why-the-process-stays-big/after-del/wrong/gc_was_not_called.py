# heaplings: X07.3
# fails: reasons
# says: without the collector
answer_1 = "abce"
answer_2 = "b"
answer_3 = "d"

# heaplings: X03.3
# fails: when
# says: needs no collector
answer_1 = "d"
answer_2 = "c"

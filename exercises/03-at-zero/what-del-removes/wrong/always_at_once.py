# heaplings: X03.3
# fails: when
# says: another reference
answer_1 = "d"
answer_2 = "a"

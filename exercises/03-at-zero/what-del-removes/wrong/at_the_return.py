# heaplings: X03.3
# fails: when
# says: at module level
answer_1 = "d"
answer_2 = "d"

# heaplings: X04.2
# fails: repair
# says: takes strings only
answer_1 = "d"
answer_2 = "b"
answer_3 = "a"

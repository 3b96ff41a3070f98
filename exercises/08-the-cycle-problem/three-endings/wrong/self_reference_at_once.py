# heaplings: X08.2
# fails: self
# says: count is 1, not 0
answer_1 = "a"
answer_2 = "a"
answer_3 = "c"
answer_4 = "a"

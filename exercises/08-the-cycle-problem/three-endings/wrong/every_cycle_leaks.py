# heaplings: X08.2
# fails: self
# says: not a leak
answer_1 = "a"
answer_2 = "c"
answer_3 = "c"
answer_4 = "a"

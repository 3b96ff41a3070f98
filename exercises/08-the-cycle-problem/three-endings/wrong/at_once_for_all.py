# heaplings: X08.2
# fails: self
# fails: registered
# says: has a holder
answer_1 = "a"
answer_2 = "a"
answer_3 = "a"
answer_4 = "a"

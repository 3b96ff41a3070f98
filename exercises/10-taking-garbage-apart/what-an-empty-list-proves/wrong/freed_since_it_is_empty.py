# heaplings: X10.3
# fails: dead-and-waiting
# says: could not be freed
answer_1 = "a"
answer_2 = "a"
answer_3 = "c"
answer_4 = "a"

# heaplings: X10.3
# fails: dead-and-waiting
# says: does not list
answer_1 = "c"
answer_2 = "a"
answer_3 = "c"
answer_4 = "a"

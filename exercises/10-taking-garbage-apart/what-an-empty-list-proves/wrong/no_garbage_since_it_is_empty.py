# heaplings: X10.3
# fails: dead-and-waiting
# says: two objects are garbage
answer_1 = "b"
answer_2 = "a"
answer_3 = "c"
answer_4 = "a"

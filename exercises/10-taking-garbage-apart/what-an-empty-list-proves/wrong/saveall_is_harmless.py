# heaplings: X10.3
# fails: saveall
# says: by the list
answer_1 = "d"
answer_2 = "a"
answer_3 = "c"
answer_4 = "d"

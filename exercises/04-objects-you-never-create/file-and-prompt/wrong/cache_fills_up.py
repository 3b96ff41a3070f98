# heaplings: X04.2
# fails: computed
# says: does not fill up
answer_1 = "d"
answer_2 = "c"
answer_3 = "c"

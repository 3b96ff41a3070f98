# heaplings: X04.2
# fails: computed
# says: It does not see what a call will return
answer_1 = "d"
answer_2 = "a"
answer_3 = "c"

# heaplings: X11.4
# fails: holds
# says: not to holders
answer_1 = "d"
answer_2 = "c"
answer_3 = "d"
answer_4 = "a"

# heaplings: X11.4
# fails: holds
# says: own first word
answer_1 = "c"
answer_2 = "c"
answer_3 = "d"
answer_4 = "a"

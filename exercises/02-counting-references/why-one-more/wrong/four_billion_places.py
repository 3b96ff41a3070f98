# heaplings: X02.4
# fails: four-billion
# says: the number stays
answer_1 = "c"
answer_2 = "a"

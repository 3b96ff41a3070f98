# heaplings: X02.4
# fails: four-billion
# says: does not wrap
answer_1 = "c"
answer_2 = "c"

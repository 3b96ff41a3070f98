# heaplings: X02.4
# fails: four-billion
# says: 16 bytes
answer_1 = "c"
answer_2 = "d"

# heaplings: X01.2
# fails: second-word
# says: needs no place
answer_1 = "c"
answer_2 = "d"

# heaplings: X01.2
# fails: second-word
# says: depends on
answer_1 = "c"
answer_2 = "c"

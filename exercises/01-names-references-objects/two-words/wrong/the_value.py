# heaplings: X01.2
# fails: second-word
# says: begins after
answer_1 = "c"
answer_2 = "a"

# heaplings: X07.3
# fails: reasons
answer_1 = "c"
answer_2 = "b"
answer_3 = "d"

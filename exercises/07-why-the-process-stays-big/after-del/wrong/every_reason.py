# heaplings: X07.3
# fails: reasons
answer_1 = "abcdef"
answer_2 = "b"
answer_3 = "d"

# heaplings: X07.3
# fails: grows-or-stays
# says: That is kilobytes
answer_1 = "ace"
answer_2 = "c"
answer_3 = "d"

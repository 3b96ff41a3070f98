# heaplings: X05.4
# fails: emptied
# says: A dict never does
answer_1 = "c"
answer_2 = "a"
answer_3 = "b"
answer_4 = "a"

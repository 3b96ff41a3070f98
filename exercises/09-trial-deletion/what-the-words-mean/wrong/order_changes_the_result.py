# heaplings: X09.5
# fails: order
# says: the same in all orders
answer_1 = "c"
answer_2 = "b"
answer_3 = "b"
answer_4 = "d"

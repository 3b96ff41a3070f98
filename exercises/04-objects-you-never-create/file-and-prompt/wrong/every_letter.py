# heaplings: X04.2
# fails: two-places
# fails: computed
# fails: repair
answer_1 = "abcd"
answer_2 = "abc"
answer_3 = "abc"

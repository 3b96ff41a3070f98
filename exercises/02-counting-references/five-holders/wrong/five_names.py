# heaplings: X02.3
# fails: kinds
# says: alias
class Thing:
    pass


target = Thing()
alias = second = third = fourth = target

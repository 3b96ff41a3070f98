def total(prices):
    running_sum = 0
    for price in prices:
        runing_sum = running_sum + prise
    return running_sum

total([1, 2])

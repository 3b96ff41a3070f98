# A loop over a range makes each number before the last one dies.
def different():
    count = 0
    last = 0
    for i in range(300, 400):
        if id(i) != last:
            count += 1
        last = id(i)
    return count


print(different() > 50)

# heaplings: X05.5
# fails: items
# says: 'a generator': False
def compact(iterable):
    length = 0
    for item in iterable:
        length += 1
    result = [None] * length
    for position, item in enumerate(iterable):
        result[position] = item
    return result


if __name__ == "__main__":
    from sys import getsizeof

    result = compact(number * number for number in range(10))
    print(result, getsizeof(result), "bytes, should be", 56 + 8 * len(result))

# heaplings: X05.5
def compact(iterable):
    items = list(iterable)
    result = [None] * len(items)
    for position, item in enumerate(items):
        result[position] = item
    return result


if __name__ == "__main__":
    from sys import getsizeof

    result = compact(number * number for number in range(10))
    print(result, getsizeof(result), "bytes, should be", 56 + 8 * len(result))

# heaplings: X05.5
# fails: exact
# says: 'a generator': 2
def compact(iterable):
    return [*iterable]


if __name__ == "__main__":
    from sys import getsizeof

    result = compact(number * number for number in range(10))
    print(result, getsizeof(result), "bytes, should be", 56 + 8 * len(result))

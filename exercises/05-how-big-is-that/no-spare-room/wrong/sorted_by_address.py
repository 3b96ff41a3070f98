# heaplings: X05.5
# fails: items
# says: 'a reversed list': False
def compact(iterable):
    return sorted(iterable, key=id)[:]


if __name__ == "__main__":
    from sys import getsizeof

    result = compact(number * number for number in range(10))
    print(result, getsizeof(result), "bytes, should be", 56 + 8 * len(result))

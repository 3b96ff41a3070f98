# heaplings: X05.5
# fails: items
# says: 'a generator': False
def compact(iterable):
    result = list(iterable)
    while (result.__sizeof__() - 40) // 8 > len(result):
        result.append(None)
    return result


if __name__ == "__main__":
    from sys import getsizeof

    result = compact(number * number for number in range(10))
    print(result, getsizeof(result), "bytes, should be", 56 + 8 * len(result))

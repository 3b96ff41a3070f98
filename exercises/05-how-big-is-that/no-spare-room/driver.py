import sys

from answer import compact


class Item:
    pass


items = [Item() for _ in range(SIZE)]
reversed_items = items[::-1]


def generator():
    for item in items:
        yield item


sources = {
    "a generator": (generator(), items),
    "an iterator": (iter(items), items),
    "a reversed list": (reversed(items), reversed_items),
    "a list": (items, items),
    "a tuple": (tuple(reversed_items), reversed_items),
    "a dict": (dict.fromkeys(items), items),
}
order_kept = {}
spare_places = {}
for name, (source, expected) in sources.items():
    result = compact(source)
    order_kept[name] = (type(result) is list and len(result) == len(expected)
                        and all(one is other for one, other in zip(result, expected)))
    spare_places[name] = (sys.getsizeof(result) - 56) // 8 - len(result)
numbers = compact(range(SIZE))
order_kept["a range"] = numbers == list(range(SIZE))
spare_places["a range"] = (sys.getsizeof(numbers) - 56) // 8 - SIZE

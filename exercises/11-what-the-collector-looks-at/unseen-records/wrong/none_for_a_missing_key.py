# heaplings: X11.2
# fails: missing
# says: missing_key
class Store(dict):
    def __missing__(self, key):
        return None


def pack(records):
    return Store({key: (title, pages, price) for key, title, pages, price in records})

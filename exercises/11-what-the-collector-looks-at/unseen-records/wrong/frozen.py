# heaplings: X11.2
# fails: hands-off
import gc


class Store(dict):
    def __getitem__(self, key):
        return tuple(super().__getitem__(key))


def pack(records):
    store = Store([(record[0], record[1:]) for record in records])
    gc.freeze()
    return store

# heaplings: X11.2
# fails: unseen
# says: tracked_objects_too_many
class Store(dict):
    def __getitem__(self, key):
        return tuple(super().__getitem__(key))


def pack(records):
    return Store([(record[0], record[1:]) for record in records])

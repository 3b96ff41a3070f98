# heaplings: X11.2
# fails: unseen
# says: tracked_objects_too_many
class Store:
    def __init__(self, records):
        # The tuple cannot be untracked: one of its items is a list.
        self.kept = {record[0]: (record[0], record[1:]) for record in records}

    def __getitem__(self, key):
        return tuple(self.kept[key][1])


pack = Store

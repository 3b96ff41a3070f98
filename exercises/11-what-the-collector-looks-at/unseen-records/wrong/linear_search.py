# heaplings: X11.2
# fails: ran
class Store:
    def __init__(self, records):
        self.records = [tuple(record) for record in records]

    def __getitem__(self, key):
        for record in self.records:
            if record[0] == key:
                return record[1:]
        raise KeyError(key)


pack = Store

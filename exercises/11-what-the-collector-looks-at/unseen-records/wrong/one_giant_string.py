# heaplings: X11.2
# fails: ran
class Store:
    def __init__(self, records):
        self.text = "".join(["%s\t%s\t%d\t%r\n" % tuple(record) for record in records])

    def __getitem__(self, key):
        for line in self.text.splitlines():
            name, title, pages, price = line.split("\t")
            if name == key:
                return title, int(pages), float(price)
        raise KeyError(key)


pack = Store

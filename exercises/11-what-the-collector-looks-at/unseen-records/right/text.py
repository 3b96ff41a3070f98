# heaplings: X11.2
class Lines(dict):
    """Each record is one string, taken apart when it is asked for."""

    def __getitem__(self, key):
        title, pages, price = super().__getitem__(key).split("\t")
        return title, int(pages), float(price)


def pack(records):
    lines = Lines()
    for key, title, pages, price in records:
        lines[key] = "\t".join([title, str(pages), repr(price)])
    return lines

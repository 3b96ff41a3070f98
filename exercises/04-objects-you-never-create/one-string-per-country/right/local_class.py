# heaplings: X04.3
class Countries:
    def __init__(self):
        self.by_name = {}

    def same(self, name):
        if name not in self.by_name:
            self.by_name[name] = name
        return self.by_name[name]


def load(lines):
    same = Countries().same
    return [(int(number), same(country)) for number, _, country in (line.partition(";") for line in lines)]


if __name__ == "__main__":
    names = ["norway", "new zealand"]
    rows = load("%d;%s" % (number, names[number % 2]) for number in range(6))
    print(rows)
    print(len({id(country) for number, country in rows}), "string objects")

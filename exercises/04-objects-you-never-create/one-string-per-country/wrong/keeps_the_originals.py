# heaplings: X04.3
# fails: originals
# says: peak
import sys


def load(lines):
    fields = [line.split(";") for line in lines]
    return [(int(number), sys.intern(country)) for number, country in fields]


if __name__ == "__main__":
    names = ["norway", "new zealand"]
    rows = load("%d;%s" % (number, names[number % 2]) for number in range(6))
    print(rows)
    print(len({id(country) for number, country in rows}), "string objects")

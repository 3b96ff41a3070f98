# heaplings: X04.3
# fails: lets-go
# says: answer.country
import sys

line = number = country = None


def load(lines):
    global line, number, country
    rows = []
    for line in lines:
        number, country = line.split(";")
        country = sys.intern(country)
        rows.append((int(number), country))
    return rows


if __name__ == "__main__":
    names = ["norway", "new zealand"]
    rows = load("%d;%s" % (number, names[number % 2]) for number in range(6))
    print(rows)
    print(len({id(country) for number, country in rows}), "string objects")

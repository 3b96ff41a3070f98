# heaplings: X04.3
# fails: one-object
# says: 'string objects': 10
def load(lines):
    return [(int(number), country) for number, country in (line.split(";") for line in lines)]


if __name__ == "__main__":
    names = ["norway", "new zealand"]
    rows = load("%d;%s" % (number, names[number % 2]) for number in range(6))
    print(rows)
    print(len({id(country) for number, country in rows}), "string objects")

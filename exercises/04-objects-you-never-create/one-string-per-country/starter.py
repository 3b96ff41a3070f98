# heaplings: X04.3
def load(lines):
    rows = []
    for line in lines:
        number, country = line.split(";")
        rows.append((int(number), country))
    return rows


if __name__ == "__main__":
    names = ["norway", "new zealand"]
    rows = load("%d;%s" % (number, names[number % 2]) for number in range(6))
    print(rows)
    print(len({id(country) for number, country in rows}), "string objects")

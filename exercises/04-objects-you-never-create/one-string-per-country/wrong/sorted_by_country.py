# heaplings: X04.3
# fails: rows
# says: rows[1]: 
def load(lines):
    by_country = {}
    for line in lines:
        number, country = line.split(";")
        by_country.setdefault(country, []).append(int(number))
    return [(number, country) for country in by_country for number in by_country[country]]


if __name__ == "__main__":
    names = ["norway", "new zealand"]
    rows = load("%d;%s" % (number, names[number % 2]) for number in range(6))
    print(rows)
    print(len({id(country) for number, country in rows}), "string objects")

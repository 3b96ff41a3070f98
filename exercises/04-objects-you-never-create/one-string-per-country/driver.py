from answer import load

names = ["land number %d" % kind for kind in range(KINDS)]


def lines():
    for number in range(SIZE):
        yield "%d;%s" % (number * 37, names[number * 7 % KINDS])


rows = load(lines())
report = [type(rows) is list, len(rows), repr(rows[:4]), repr(rows[-4:])]
report.append([row == (number * 37, names[number * 7 % KINDS]) for number, row in enumerate(rows)].count(True))

countries = []
seen = set()
for number, country in rows:
    if id(country) not in seen:
        seen.add(id(country))
        countries.append(country)
country_objects = len(countries)
rows = row = country = None
checkpoint("after")

from answer import load

names = ["land number %d" % kind for kind in range(KINDS)]


def lines():
    for number in range(SIZE):
        yield "%d;%s" % (number * 37, names[number * 7 % KINDS])


rows = load(lines())
first_difference = None
if type(rows) is not list or len(rows) != SIZE:
    first_difference = "%s of %d rows, %d lines" % (type(rows).__name__, len(rows), SIZE)
else:
    # Nothing large is made here: the peak is that of load.
    for number in range(SIZE):
        expected = (number * 37, names[number * 7 % KINDS])
        if rows[number] != expected:
            first_difference = "rows[%d]: %r != %r" % (number, rows[number], expected)
            break

countries = []
seen = set()
for row in rows:
    country = row[1]
    if id(country) not in seen:
        seen.add(id(country))
        countries.append(country)
counted = {"rows": SIZE, "countries": KINDS, "string objects": len(countries)}
rows = row = country = None
checkpoint("after")

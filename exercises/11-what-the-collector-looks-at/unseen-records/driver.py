import gc

from answer import pack

def code_of():
    pass


CODE = (type, type(code_of), type(len), type(gc))


def records():
    """In an order that is not that of the keys."""
    for number in range(SIZE):
        number = number * 7 % SIZE if SIZE % 7 else number
        yield ["key-" + str(number), "title " + str(number), number % 700 + 300, number + 0.25]


store = pack(records())
gc.collect()
gc.collect()

seen = {}
work = [store]
while work:
    thing = work.pop()
    if id(thing) not in seen and not isinstance(thing, CODE):
        seen[id(thing)] = gc.is_tracked(thing)
        work.extend(gc.get_referents(thing))
tracked_objects_too_many = max(0, sum(seen.values()) - 5)
seen = None

wrong_lookups = 0
step = max(1, SIZE // 1500)
for number in range(0, SIZE, step):
    expected = ("title " + str(number), number % 700 + 300, number + 0.25)
    found = store["key-" + str(number)]
    if type(found) is not tuple or found != expected or type(found[1]) is not int:
        wrong_lookups += 1

missing_key = "nothing"
try:
    store["key-" + str(SIZE)]
except Exception as error:
    missing_key = type(error).__name__

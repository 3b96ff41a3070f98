from answer import Record, rebuild

everything = [Record(number % 200, None if number % 3 else number % 7) for number in range(SIZE)]
survivors = everything[::EVERY]
everything = None
distinct = len(survivors)
survivors += survivors[: distinct // 4]
survivors += survivors[distinct // 2 :: 5]
expected = [(record.number, record.state) for record in survivors]
first_seen = {}
pattern = [first_seen.setdefault(id(record), position) for position, record in enumerate(survivors)]
record = None

rebuild(survivors)

got = [(getattr(record, "number", record), getattr(record, "state", record)) for record in survivors]
rebuilt = {
    "positions": len(survivors) == len(expected),
    "fields": got == expected,
    "each is a Record": all(type(record) is Record for record in survivors),
}
got = None
first_seen = {}
shared_differently = {}
for position, record in enumerate(survivors[: len(pattern)]):
    first = first_seen.setdefault(id(record), position)
    if first != pattern[position] and not shared_differently:
        earlier = min(first, pattern[position])
        text = "survivors[%d] is survivors[%d]" % (position, earlier if first != position else pattern[position])
        shared_differently[text] = first != position
record = None
pools = len({id(record) // 16384 for record in survivors})
few_pools = "at most %d" % LIMIT if pools <= LIMIT else "%d pools" % pools

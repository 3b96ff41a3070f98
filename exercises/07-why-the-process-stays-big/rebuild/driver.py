from answer import Record, rebuild

everything = [Record(number % 200, None if number % 3 else number % 7) for number in range(SIZE)]
survivors = everything[::EVERY]
everything = None
distinct = len(survivors)
survivors += survivors[: distinct // 4]
survivors += survivors[distinct // 2 :: 5]
same_list = survivors
expected = [(record.number, record.state) for record in survivors]
first_seen = {}
pattern = [first_seen.setdefault(id(record), position) for position, record in enumerate(survivors)]
record = None

rebuild(survivors)

report = [
    survivors is same_list,
    [type(record) is Record for record in survivors].count(True) == len(expected),
    [(record.number, record.state) for record in survivors] == expected,
]
first_seen = {}
aliases_kept = pattern == [first_seen.setdefault(id(record), position) for position, record in enumerate(survivors)]
record = None
pools = len({id(record) // 16384 for record in survivors})
few_pools = "at most %d" % LIMIT if pools <= LIMIT else "%d pools" % pools

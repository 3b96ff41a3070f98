import answer
from answer import load

drafts_made = 0


class Counted(answer.Draft):
    __slots__ = ()

    def __init__(self, number, marked):
        global drafts_made
        drafts_made += 1
        super().__init__(number, marked)


answer.Draft = Counted
weighed = []


def weigh(drafts):
    drafts = list(drafts)
    weighed.append(len({id(draft) for draft in drafts}))
    return sum(draft.number for draft in drafts)


lines = ["%d%s" % (number % 200, "!" if number % EVERY == 0 else "") for number in range(SIZE)]
total, records = load(lines, weigh)
numbers = [number % 200 for number in range(0, SIZE, EVERY)]
loaded = {
    "total": total == sum(number % 200 for number in range(SIZE)),
    "records": len(records) == len(numbers),
    "their numbers": [record.number for record in records] == numbers,
    "each is a Record": all(type(record) is answer.Record for record in records),
    "each is an object of its own": len({id(record) for record in records}) == len(records),
}
drafting = {"lines": SIZE, "drafts made": drafts_made, "drafts weighed in a call": weighed[:4]}
pools = len({id(record) // 16384 for record in records})
few_pools = "at most %d" % LIMIT if pools <= LIMIT else "%d pools" % pools

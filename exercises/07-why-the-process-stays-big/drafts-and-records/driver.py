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
report = [total, len(records), [record.number for record in records]]
report.append(len({id(record) for record in records}))
report.append([type(record) is answer.Record for record in records].count(True))
drafting = {"drafts made": drafts_made, "drafts weighed together": weighed}
pools = len({id(record) // 16384 for record in records})
few_pools = "at most %d" % LIMIT if pools <= LIMIT else "%d pools" % pools

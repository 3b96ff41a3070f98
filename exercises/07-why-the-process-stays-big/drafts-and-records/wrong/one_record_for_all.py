# heaplings: X07.2
# fails: same
# says: its own': False
class Draft:
    __slots__ = ("number", "marked")

    def __init__(self, number, marked):
        self.number = number
        self.marked = marked


class Record:
    __slots__ = ("number", "uses")

    def __init__(self, number):
        self.number = number
        self.uses = 0


def load(lines, weigh):
    drafts = [Draft(int(line.rstrip("!")), line.endswith("!")) for line in lines]
    known = {}
    records = []
    for draft in drafts:
        if draft.marked:
            records.append(known.setdefault(draft.number, Record(draft.number)))
    return weigh(drafts), records


if __name__ == "__main__":
    def weigh(drafts):
        return sum(draft.number for draft in drafts)

    lines = [str(number % 200) for number in range(6800)]
    lines[::20] = [line + "!" for line in lines[::20]]
    total, records = load(lines, weigh)
    pools = {id(record) // 16384 for record in records}
    print(total, len(records), "records in", len(pools), "pools")

# heaplings: X07.2
# fails: drafts
# says: [100, 100
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
    lines = list(lines)
    total = 0
    for start in range(0, len(lines), 100):
        total += weigh([Draft(int(line.rstrip("!")), False) for line in lines[start:start + 100]])
    return total, [Record(int(line[:-1])) for line in lines if line[-1] == "!"]


if __name__ == "__main__":
    def weigh(drafts):
        return sum(draft.number for draft in drafts)

    lines = [str(number % 200) for number in range(6800)]
    lines[::20] = [line + "!" for line in lines[::20]]
    total, records = load(lines, weigh)
    pools = {id(record) // 16384 for record in records}
    print(total, len(records), "records in", len(pools), "pools")

# heaplings: X07.4
# fails: originals
# says: 40 `Record`
class Record:
    __slots__ = ("number", "state")

    def __init__(self, number, state):
        self.number = number
        self.state = state


copies = {}


def rebuild(survivors):
    for position, old in enumerate(survivors):
        if old not in copies:
            copies[old] = Record(old.number, old.state)
        survivors[position] = copies[old]


if __name__ == "__main__":
    def pools(records):
        return len({id(record) // 16384 for record in records})

    everything = [Record(number % 200, None) for number in range(34000)]
    survivors = everything[::100]
    survivors.append(survivors[0])
    everything = None
    print(len(survivors), "records in", pools(survivors), "pools")
    rebuild(survivors)
    print(len(survivors), "records in", pools(survivors), "pools")
    print("still shared:", survivors[0] is survivors[-1])

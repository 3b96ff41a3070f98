# heaplings: X07.4
# fails: originals
# says: 21 `Record`
class Record:
    __slots__ = ("number", "state")

    def __init__(self, number, state):
        self.number = number
        self.state = state


old = None


def rebuild(survivors):
    global old
    copies = {id(old): Record(old.number, old.state) for old in survivors}
    fresh = []
    for old in survivors:
        fresh.append(copies[id(old)])
    survivors[:] = fresh


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

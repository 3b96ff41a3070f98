# heaplings: X07.4
# fails: pools
# says: 10 pools
class Record:
    __slots__ = ("number", "state")

    def __init__(self, number, state):
        self.number = number
        self.state = state


def rebuild(survivors):
    copies = {id(old): Record(old.number, old.state) for old in survivors}
    return [copies[id(old)] for old in survivors]


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

"""Peak memory: a mixed live heap of about 100 MB. Compare the peak resident size, not the time."""


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Cell:
    __slots__ = ("value", "next")

    def __init__(self, value, following):
        self.value = value
        self.next = following


points = [Point(number, -number) for number in range(200000)]
cells = [Cell(number, None) for number in range(200000)]
texts = [f"text number {number}" for number in range(200000)]
floats = [number / 7 for number in range(200000)]
pairs = [(number, number + 1) for number in range(200000)]
lists = [[number, None] for number in range(150000)]
tables = [{"number": number} for number in range(50000)]
index = {number: text for number, text in enumerate(texts)}
kinds = (points, cells, texts, floats, pairs, lists, tables, index)
print("memory", sum([len(kind) for kind in kinds]))

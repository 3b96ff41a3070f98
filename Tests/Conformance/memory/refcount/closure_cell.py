# A captured local lives in a cell: one reference, not two.
import sys


def make():
    data = []
    print(sys.getrefcount(data))

    def look():
        return sys.getrefcount(data)

    print(look())
    return look


look = make()
print(look())
cell = look.__closure__[0]
print(sys.getrefcount(cell.cell_contents))
print(sys.getrefcount(cell))

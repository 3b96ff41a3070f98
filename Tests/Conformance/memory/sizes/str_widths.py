# The widest character decides how many bytes each one takes.
import sys

for text in ("éé", "é" * 10, "中", "中文", "中" * 10, "😀", "😀😀", "😀" * 10):
    print(len(text), sys.getsizeof(text))
print(sys.getsizeof("a" * 9 + "é"))
print(sys.getsizeof("a" * 9 + "中"))
print(sys.getsizeof("a" * 9 + "😀"))
print(sys.getsizeof(("a" * 9 + "😀")[:9]))

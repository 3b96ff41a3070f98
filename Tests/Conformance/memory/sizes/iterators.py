# Iterators and views.
import sys

print(sys.getsizeof(iter([])), sys.getsizeof(iter(())), sys.getsizeof(iter("")))
print(sys.getsizeof(iter(range(1))), sys.getsizeof(reversed([])))
print(sys.getsizeof(iter({})), sys.getsizeof(iter(set())))
print(sys.getsizeof({}.keys()), sys.getsizeof({}.values()), sys.getsizeof({}.items()))
print(sys.getsizeof(enumerate([])), sys.getsizeof(zip([], [])))
print(sys.getsizeof(map(str, [])), sys.getsizeof(filter(None, [])))

# Another order of attributes.
import sys


class Free:
    pass


first = Free()
first.a = 1
first.b = 2
first.c = 3
second = Free()
second.c = 3
second.a = 1
second.b = 2
print(list(first.__dict__), list(second.__dict__))
print(sys.getsizeof(first.__dict__), sys.getsizeof(second.__dict__))
third = Free()
third.a = 1
third.z = 1
print(list(third.__dict__), sys.getsizeof(third.__dict__))

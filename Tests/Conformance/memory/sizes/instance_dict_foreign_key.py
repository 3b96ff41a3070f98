# A key that is not a str, and clear().
import sys


class Free:
    pass


o = Free()
o.a = 1
print(sys.getsizeof(o.__dict__))
o.__dict__[5] = 5
print(sys.getsizeof(o.__dict__))
p = Free()
p.a = 1
p.__dict__.clear()
print(sys.getsizeof(p.__dict__))
q = Free()
q.__dict__ = {"a": 1}
print(sys.getsizeof(q.__dict__))

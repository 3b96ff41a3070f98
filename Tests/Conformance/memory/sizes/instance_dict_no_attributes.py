# __dict__ of the k-th instance: from 3.11 the shared key table's room shrinks with each one.
import sys


class Plain:
    pass


for k in range(1, 34):
    print(k, sys.getsizeof(Plain().__dict__))

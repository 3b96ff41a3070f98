# Exceptions and tracebacks.
import sys

print(sys.getsizeof(Exception()), sys.getsizeof(ValueError("x")), sys.getsizeof(KeyError(1)))
print(sys.getsizeof(StopIteration()), sys.getsizeof(OSError()))
try:
    1 / 0
except ZeroDivisionError as e:
    print(sys.getsizeof(e), sys.getsizeof(e.__traceback__))


class Own(Exception):
    pass


print(sys.getsizeof(Own()))

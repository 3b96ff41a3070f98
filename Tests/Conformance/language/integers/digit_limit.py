# Very long decimal text is refused: converting it would take quadratic time.
import sys
print(sys.get_int_max_str_digits())
n = 10 ** 4299
print(len(str(n)))
try:
    str(n * 10)
except ValueError as error:
    print(error)
try:
    int('9' * 4301)
except ValueError as error:
    print(error)
print(len(hex(10 ** 5000)), len(bin(10 ** 5000)))

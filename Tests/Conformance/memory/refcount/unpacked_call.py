# A call that unpacks a list.
import sys


def count(o):
    return sys.getrefcount(o)


def gather(*args):
    return sys.getrefcount(args[0])


data = []
arguments = [data]
print(count(*arguments))
print(gather(*arguments))
named = {"o": data}
print(count(**named))

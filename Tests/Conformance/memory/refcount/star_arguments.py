# The tuple and the dict that collect arguments, and what is in them.
import sys


def f(*args, **kw):
    print(sys.getrefcount(args), sys.getrefcount(kw))
    print(sys.getrefcount(args[0]), sys.getrefcount(kw["k"]))


f([], k=[])
data = []
f(data, k=data)

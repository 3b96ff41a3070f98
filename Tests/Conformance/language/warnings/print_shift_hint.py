import sys
try:
    print >>sys.stderr, 'old'
except TypeError as error:
    print(error)
try:
    print << 1
except TypeError as error:
    print(error)

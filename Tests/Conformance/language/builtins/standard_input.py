import sys
print(repr(sys.stdin.read()), sys.stdin.readlines(), [line for line in sys.stdin], sys.stdin.readable())
try:
    input('name? ')
except EOFError as error:
    print(error)

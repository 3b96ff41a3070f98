import sys
print()
print('a', 1, None, [2], sep='')
print('a', 'b', sep=', ', end='.\n')
print('no newline', end='')
print(end='|\n')
print(*'abc', sep='\n')
print('x', 'y', sep=None, end=None)
print('to stdout', file=sys.stdout, flush=True)
print('to stderr', file=sys.stderr)
sys.stdout.write('written\n')
class Sink:
    def __init__(self): self.parts = []
    def write(self, text): self.parts.append(text)
sink = Sink()
print('a', 2, sep='-', file=sink)
print(sink.parts)
print(sys.stdout.write('abc\n'), print('inner'))
for bad in (lambda: print(sep=5), lambda: print('x', end=5), lambda: print('x', file=5),
        lambda: print('x', sepp=''), lambda: print('x', file=object()), lambda: sys.stdout.write(5),
        lambda: sys.stdout.write()):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__ + ':', error)

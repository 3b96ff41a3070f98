class Both:
    def __int__(self): return 7
    def __float__(self): return 1.5
    def __complex__(self): return 2j
    def __index__(self): return 3
    def __bytes__(self): return b'bytes'
    def __trunc__(self): return 9
    def __floor__(self): return 8
    def __str__(self): return 'str'
b = Both()
print(int(b), float(b), complex(b), [10, 20, 30, 40][b], range(b), bytes(b), 'x' * b, hex(b), bin(b),
    'abcdef'[:b], divmod(10, b.__index__()), chr(97 + b.__index__()), round(2.12345, b))
class OnlyIndex:
    def __index__(self): return 5
print(int(OnlyIndex()), float(OnlyIndex()), complex(OnlyIndex()), list(range(OnlyIndex()))[-1],
    [0] * OnlyIndex())
class Bad:
    def __int__(self): return 'x'
    def __float__(self): return 1
    def __index__(self): return 1.5
    def __bytes__(self): return 'text'
    def __len__(self): return 'long'
    def __complex__(self): return 1
class Nothing: pass
for convert in (int, float, complex, bytes, len, hex, range, lambda x: [1][x], lambda x: 'a' * x,
        lambda x: 1 << x, chr, lambda x: round(x)):
    for value in (Bad(), Nothing()):
        try:
            print(convert(value))
        except Exception as error:
            print(type(error).__name__ + ':', error)

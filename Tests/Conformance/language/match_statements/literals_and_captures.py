def describe(x):
    match x:
        case 0:
            return 'zero'
        case 1 | 2 | 3 as small:
            return f'small {small}'
        case -1 | -2.5:
            return 'negative'
        case 'a' | 'b':
            return 'letter'
        case True | False:
            return f'bool {x}'
        case None:
            return 'none'
        case b'x':
            return 'bytes'
        case 1 + 2j:
            return 'complex'
        case int(n) if n > 100:
            return f'big {n}'
        case str() as text if text.startswith('x'):
            return f'x-word {text}'
        case float():
            return 'float'
        case _:
            return f'other {x!r}'
for value in (0, 2, -1, -2.5, 'a', True, False, None, b'x', 1 + 2j, 500, 50, 'xyz', 'qqq', 1.0, 3.5, [], 0.0):
    print(repr(value), describe(value))
match 5:
    case captured:
        pass
print(captured)
match = 'soft keyword'
case = match
print(match, case, [_ for _ in 'ab'])

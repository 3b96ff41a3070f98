def seq(x):
    match x:
        case []: return 'empty'
        case [one]: return f'one {one}'
        case [1, *rest]: return f'starts with 1, then {rest}'
        case (a, [b, *_], c): return f'nested {a} {b} {c}'
        case [first, *_, last] if first == last: return f'same ends {first}'
        case [*all_items]: return f'all {all_items}'
        case {'type': 'point', 'x': x, 'y': y}: return f'point {x} {y}'
        case {'name': str(name), **rest}: return f'name {name} {rest}'
        case {}: return 'some mapping'
        case 'text' | b'text': return 'text is no sequence'
        case _: return 'nothing'
for value in ([], [7], (1, 2, 3), [0, [5, 6], 9], [4, 0, 4], range(4),
        {'type': 'point', 'x': 1, 'y': 2, 'z': 3}, {'name': 'n', 'k': 1}, {'name': 5}, {}, 'text', 'abc',
        {1}, iter([1]), None, [[]], ((1, 2),)):
    print(type(value).__name__, seq(value))
match {'a': [1, {'b': 2}]}:
    case {'a': [_, {'b': deep}]}:
        print(deep)
match 1, 2:
    case x, 2:
        print('open sequence', x)
command = 'go north'
match command.split():
    case ['go', ('north' | 'south') as direction]:
        print(direction)

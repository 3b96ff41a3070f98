name, n, items = 'Ann', 3, [1, 2, 3]
print(f'{name} {n + 1} {items[0]} {items[-1] * 2} {len(items)} {"nested"} {name.upper()!r}')
print(f'{n:>5}|{n:<5}|{n:^5}|{n:05}|{name:>{n + 3}}|{3.14159:.{n}f}|{n!r:>4}|{name!s:6}|{"é"!a}')
print(f'{{literal}} {{{n}}} {{{{', f"{'a' if n > 2 else 'b'}", f'{n, 1}', f'{[x * x for x in items]}',
    f'{ {"k": 1}["k"] }')
print(f'{(lambda x: x * 2)(n)}', f'{n:{">"}{4}}', f'{"a" "b"}', F'{n}', rf'\d{n}\n', f'\t{n}\x41',
    f'{n}' 'plain' f'{name}')
print(f'''multi {
    n
    + 1  # a comment inside
} line''', f'{n!r}', f'{(y := 5)} {y}', f'{n:=5}', f'{True}', f'{None}', f'', f'{"".join(["x", "y"])}')
print(f'{name!r:^{n * 3}}', f'{f"{f'{n}'}"}', f'{'same quotes'}', f'{'\n'.join(['a', 'b'])}',
    f"{items[1:]} {'%d' % n}")

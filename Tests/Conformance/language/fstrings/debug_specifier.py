x, text, items = 3.14159, 'hi', [1, 2]
print(f'{x=}', f'{text=}', f'{x = }', f'{x=:.2f}', f'{text=!s}', f'{text=:>5}', f'{x + 1 = }', f'{items[0]=}',
    f'{len(items)=!r:>3}')
print(f'{ text = }', f'{text=!r:*^8}', f'{text.upper()=}', f'{(a := 2)=}', f'{x=} and {text=}',
    f'{items==[1, 2]}', f'{x!=3}', f'{x<=4=}')
print(f'{1 + 1=}', f'{"a" + "b"=}', f'{text=!a}', f'{
    text
    =
}')

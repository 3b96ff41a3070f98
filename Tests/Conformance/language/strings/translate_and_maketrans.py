table = str.maketrans('abc', 'xyz', 'd')
print('aabbccdd e'.translate(table), sorted(table.items()))
print('hello'.translate({ord('l'): 'L', ord('h'): None, 101: 0x45}), 'abc'.translate({}))
print(str.maketrans({'a': 'one', 98: None}), 'ab'.translate(str.maketrans({'a': 'one', 98: None})))
for bad in (lambda: str.maketrans('ab', 'c'), lambda: str.maketrans({'ab': 'c'}), lambda: str.maketrans(5),
        lambda: 'a'.translate(5)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)

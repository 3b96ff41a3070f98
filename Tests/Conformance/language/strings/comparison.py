print('a' < 'b', 'a' < 'B', 'abc' < 'abd', 'abc' < 'ab', '' < 'a', 'Z' < 'a', 'é' > 'z', '10' < '9',
    'a' == 'a', 'a' != 'b')
print(sorted(['banana', 'Apple', 'cherry', 'apple', 'Ärger', '10', '9', '']), max('hello'), min('hello'))
print('漢' < '😀', '\uffff' < '\U00010000', 'a' == b'a', 'abc'.__eq__(1), 'e\u0301' == '\xe9')
print(('a' 'b') == 'ab', 'ab' * 2 + 'c', 3 * 'x', 'x' * 0, 'x' * -1, 'a' in 'abc' in ['abc'])
for bad in (lambda: 'a' < 1, lambda: 'a' >= None, lambda: 'a' + 1, lambda: 'a' - 'b', lambda: 'a' * 'b',
        lambda: 'a' + b'b', lambda: b'a' + 'b'):
    try:
        print(bad())
    except TypeError as error:
        print(error)

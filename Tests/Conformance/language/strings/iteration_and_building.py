vowels = 0
for position, character in enumerate('Memory'):
    if character.lower() in 'aeiou':
        vowels += 1
        print(position, character)
print(vowels, list('añ漢'), tuple('ab'), set('aab') == {'a', 'b'}, dict.fromkeys('aab', 0), [*'xy'],
    sorted('hello'))
a, b, *rest = 'unpack'
print(a, b, rest, ''.join(rest))
s = ''
for i in range(5):
    s += str(i) * i + ','
print(s, s[:-1].split(','), 'ab'.__iter__().__next__(), 'abc'.__contains__('b'), 'abc'.__len__(),
    'abc'.__getitem__(1))
def caesar(text, k):
    return ''.join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c for c in text)
print(caesar('hello, world', 3), caesar(caesar('hello, world', 3), -3))

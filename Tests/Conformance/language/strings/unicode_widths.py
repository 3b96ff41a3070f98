# The same text length in one, two and four byte strings; operations move between the widths.
narrow, middle, wide = 'abcé', 'ab漢字', 'ab😀é'
for s in (narrow, middle, wide):
    print(len(s), s[::-1], s[2], ord(s[2]), s.find(s[3]), s.upper(), [hex(ord(c)) for c in s], s.encode())
mixed = narrow + middle + wide
print(mixed, len(mixed), mixed[0:3], mixed[4:6], mixed.replace('😀', 'x').replace('漢', 'y'), mixed.count('b'))
print(max(mixed), min(mixed), chr(0x10ffff) == '\U0010ffff', chr(233), ord('😀'), '😀' in mixed, '漢x' in mixed)
print(wide[:2] == 'ab', hash(wide[:2]) == hash('ab'), {wide[:2]: 1}['ab'])

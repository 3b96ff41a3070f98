for s in ("it's", 'say "hi"', '''both ' and "''', 'tab\tnew\nreturn\r', 'back\\slash', '\0\x07\x1b\x7f',
    'caf\xe9', '\xa0\xad',
          '\u200b\u2028', '漢字', '😀', '\ud800', '\U000e0001', '\x85', 'a\u0301'):
    print(repr(s), ascii(s), len(s))
print('\x41\u0042\U00000043\103\N{LATIN SMALL LETTER E WITH ACUTE}', r'\n\x', 'line\
joined', 'a' 'b' "c", """triple
quoted 'text' "here" """)
print('\a\b\f\v'.encode(), '\'', "\"", '\1\12\123'.encode())

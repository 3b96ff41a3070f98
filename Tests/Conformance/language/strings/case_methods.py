for s in ('hello World', 'ÉCOLE straße', 'ǆ ﬁn', "they're bill's", '123 abc', ''):
    print(repr(s), s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
for s in ('abc', 'ABC', 'Abc Def', 'a1', '12', '१२', '½', ' \t', '', 'a_b', 'é', 'a b', '\u2167'):
    print(repr(s), s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isspace(),
          s.islower(), s.isupper(), s.istitle(), s.isidentifier(), s.isascii(), s.isprintable())

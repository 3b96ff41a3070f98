class Name(str):
    def __new__(cls, text, extra=None):
        self = super().__new__(cls, text.title())
        self.extra = extra
        return self
    def __str__(self):
        return 'Name(' + self[:] + ')'
n = Name('ada lovelace', 1815)
print(n, repr(n), n.extra, len(n), n == 'Ada Lovelace', type(n.upper()), type(n + ''), type(str(n)),
    {n: 1}['Ada Lovelace'])
class Odd:
    def __str__(self):
        return 5
class Odder:
    def __repr__(self):
        return None
for bad in (lambda: str(Odd()), lambda: repr(Odder()), lambda: print(Odder()), lambda: str(Odder()),
        lambda: str('a', 'utf-8'), lambda: str(1, 2, 3, 4)):
    try:
        print(bad())
    except TypeError as error:
        print(error)
print(str([Name('x')]), f'{n}', '%s' % n, '{}'.format(n), n.__class__.__name__)

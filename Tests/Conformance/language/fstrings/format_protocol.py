class Money:
    def __init__(self, amount):
        self.amount = amount
    def __format__(self, spec):
        if spec == 'long':
            return f'{self.amount:,.2f} coins'
        return format(self.amount, spec or '.1f')
    def __str__(self):
        return 'str'
    def __repr__(self):
        return 'repr'
class Plain:
    def __str__(self):
        return 'plain'
class Bad:
    def __format__(self, spec):
        return 5
m = Money(1234.5)
print(f'{m}', f'{m:long}', f'{m:.3f}', f'{m!s}', f'{m!r}', f'{m!s:>6}', format(m), format(m, 'long'),
    '%s' % m, f'{Plain()}')
for bad in (lambda: f'{Plain():>8}', lambda: f'{Bad()}', lambda: f'{1:xyz}', lambda: f'{"a":d}',
        lambda: f'{None:5}', lambda: format(1, 2)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)

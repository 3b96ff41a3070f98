values = [0, 1, -1, 0.0, '', 'False', [], [0], (), (None,), {}, {0: 0}, set(), range(0), range(1), None, ...,
    b'', b'0', 0j]
print([bool(value) for value in values])
print(True + True, True * 10, -True, True / 2, False ** False, sum([True, False, True]), True == 1, True != 2)
print(True & True, True | False, True ^ True, True & 1, type(True & 1), type(True & True))
print(repr(True), str(False), int(True), float(True), f'{True}', f'{True:d}', f'{True:5}|',
    '%d %s %r' % (True, True, False))
print(isinstance(True, int), issubclass(bool, int), bool.__mro__, bool.__bases__)
print(not 0, not [], not not 'a', bool(), ['no', 'yes'][True])
try:
    class Fuzzy(bool):
        pass
except TypeError as error:
    print(error)

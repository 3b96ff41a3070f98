import sys
print(sys.maxsize == 2 ** 63 - 1, sys.byteorder, sys.getrecursionlimit(), sys.is_finalizing(),
    sys.implementation.name, sys.maxunicode, sys.hexversion > 0x3080000)
a = sys.intern('a long text with blanks')
b = sys.intern(''.join(['a long text ', 'with blanks']))
print(a is b, a == b)
class Text(str): pass
for bad in (lambda: sys.intern(5), lambda: sys.intern(Text('x')), lambda: sys.setrecursionlimit('x'),
        lambda: sys.setrecursionlimit(-1), lambda: sys.getsizeof(), lambda: sys.getrefcount(),
        lambda: sys.exit(1, 2), lambda: sys._getframe(100)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
try:
    sys.exit('message')
except SystemExit as error:
    print(repr(error), error.code)
try:
    sys.exit()
except SystemExit as error:
    print(repr(error), error.code)
print(sys.getsizeof([]) > 0, isinstance(sys.version, str), sys.float_info.max, sys.float_info.epsilon,
    sys.int_info.bits_per_digit, sys.flags.optimize, sys.getdefaultencoding(), sys.stdout.encoding)
class Sized:
    def __sizeof__(self): return -5
try:
    sys.getsizeof(Sized())
except ValueError as error:
    print(error)
print(sys.getsizeof(object, 'default') > 100)

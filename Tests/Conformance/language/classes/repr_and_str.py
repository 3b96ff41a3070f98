class Nothing: pass
class OnlyRepr:
    def __repr__(self): return 'R()'
class OnlyStr:
    def __str__(self): return 'text'
class Both(OnlyRepr, OnlyStr): pass
import sys
print(OnlyRepr(), [OnlyRepr()], str(OnlyStr()), Both(), [Both()], '%s %r' % (Both(), Both()),
    f'{Both()} {Both()!r}')
print(repr(Nothing())[:28], repr(OnlyStr())[:28], Nothing, type, object, int, type(None), type(...),
    type(NotImplemented), None, ..., NotImplemented)
print(repr(lambda: 0)[:20], repr(Nothing.__init__)[:40], len, print, [].append.__name__, sys, type(sys),
    str.upper, int.__add__, range, super, property, Nothing().__str__.__name__)
class Outer:
    class Inner: pass
print(Outer.Inner, repr(Outer.Inner())[:29], type(Outer().Inner), Exception, ValueError('x'),
    [ValueError('x')], KeyError('k'), repr(Exception()), Exception(1, 'a'))
print(type(iter([])), type(iter(())), type(iter({})), type(iter('')), type(iter(set())), type(iter(range(0))),
    type(zip()), type(map(abs, [])), type(enumerate([])), type(reversed([])), type(x for x in []),
    type(iter(int, 0)), type({}.items()))

"""Module docstring."""
print(__doc__, __name__, __name__ == '__main__')
def f():
    "Function docstring"
    return 1
def g():
    f'not {1} a docstring'
def h():
    '''Several
    lines,
        indented.
    '''
class C:
    'Class docstring'
    def m(self): """Method docstring"""
def n():
    x = 1
    'not first'
print(f.__doc__, g.__doc__, [h.__doc__], C.__doc__, C.m.__doc__, n.__doc__, (lambda: 0).__doc__, C.m(C()))
def main(arguments):
    print('main called', arguments)
if __name__ == '__main__':
    main(['x'])
import sys
print(sys.modules['__main__'].__name__, sys.modules['__main__'].f is f, len(sys.argv),
    type(sys.modules['__main__']))
pass; pass
...
None
'expression statement'
if True: pass
else: print('never')
x = 1; print(x); del x
if 1:
	print('indented with a tab')
total = (1 +
         2)  # comment
other = 1 + \
    2
print(total, other)

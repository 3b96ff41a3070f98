# What the compiler finds behind the parser shows no line if the source is no file.
for source in (
        'return', 'x = 1\nbreak', 'yield 1', 'def f(a, a): pass', 'def f():\n  global x\n  nonlocal x', '*a = 1',
        'f(a=1, a=2)', 'nonlocal x', 'x =', 'def f(:', 'f() = 1'):
    try:
        exec(source)
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_offset, repr(error.text))
exec('first = 1\nif first:\n    return first')

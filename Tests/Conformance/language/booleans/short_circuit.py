def show(value):
    print('eval', repr(value))
    return value

print(show(0) or show('') or show('last'))
print(show(1) and show([]) and show('never'))
print(show(1) or show('never'))
print(not show(0) and show(5))
print((show(1) and show(0)) or show('else'))
print(show('yes') if show(True) else show('no'))
print(1 if 0 else 2 if 0 else 3)
x = None
print(x and x.missing, x or 'default', (x is None) or x.missing)
print(any(show(v) for v in [0, 2, 3]), all(show(v) for v in [1, 0, 3]))

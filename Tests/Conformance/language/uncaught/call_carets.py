def f(x):
    return lambda y: x / y

print(f(4)(2))
print(f(4)(0), 'never')

x = 1.5 is 10
y = 'a' is not (1, 2)
z = None is 3
print(x, y, z, z is 'text')

# Integers grow as far as memory allows; every operation stays exact.
a = 2 ** 100
b = 10 ** 30 + 7
print(a, b)
print(a + b, a - b, b - a)
print(a * b)
print(a // b, a % b, -a // b, -a % b)
print(divmod(3 ** 120, 7 ** 40))
factorial = 1
for n in range(1, 31):
    factorial *= n
print(factorial)
print(factorial == 265252859812191058636308480000000)
print((2 ** 61 - 1) * (2 ** 61 + 1) == 2 ** 122 - 1)
print(-(2 ** 63), 2 ** 63 - 1, 2 ** 64, 2 ** 30, 2 ** 60)
print(sum(10 ** k for k in range(25)))
a, b = 0, 1
for _ in range(150):
    a, b = b, a + b
print(a)

# ends: 0 1 3
x = 1
for i in range(1, 30000):
    x *= i
print(x.bit_length())

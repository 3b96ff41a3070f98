# ends: 0 1 3
x = 10**10**8
print(x.bit_length())

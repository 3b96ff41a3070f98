# ends: 3
# A few instructions with numbers of a hundred million digits: the work is paid for before it is done.
x = 1 << 10**8
x = x * x
x = x * x
x = x * x
x = x * x
y = x // (x >> 10**8)

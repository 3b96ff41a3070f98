# ends: 3
# Each round works through a megabyte without an instruction of its own.
data = [None] * 1000000
while True:
    data[:] == data[:]

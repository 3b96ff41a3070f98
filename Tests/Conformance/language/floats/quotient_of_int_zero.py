zero, minus = 0, -8
print(zero / minus, 0 / -8, False / -1, 0 / 8, -0 / 8)
print((0 / -17) * 7, [0 / -1, 0.0 / -1])

for places in (0, -1, -2, -3, -4, 1):
    print(round(1234, places), round(-1250, places), round(1750, places))
print(round(25, -1), round(35, -1), round(-25, -1), round(15, -1))
print(round(10 ** 20 + 5, -1), round(2 ** 70, -10), round(5), round(True), type(round(5, None)))
print(abs(-7), abs(-(2 ** 80)), +True, -True, abs(False))
print((-7).__abs__(), (7).__neg__(), (7).__floor__(), (7).__trunc__(), (7).__ceil__())
try:
    round(5, 1.0)
except TypeError as error:
    print(error)

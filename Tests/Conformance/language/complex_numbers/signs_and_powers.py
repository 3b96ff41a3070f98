# The sign of a zero survives construction; powers that leave the range of floats are errors.
def show(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


for real in (0.0, -0.0, 1, 1j):
    for imaginary in (0.0, -0.0, 2, 2j, -0.0j):
        print(complex(real, imaginary), end=" ")
    print()
print(complex(complex(1, -0.0)), complex("١+2j"), format(complex(-0.0, -0.0), "e"), complex(1, -0.0).conjugate())
print((1 + 2j).__complex__(), complex(1, -0.0).imag)
show(lambda: (1e200 + 1j) ** 2)
show(lambda: (1e200 + 1j) ** 3)
show(lambda: (1e200 + 1j) ** -3)
show(lambda: (1 + 2j) ** float("inf"))
show(lambda: (1 + 2j) ** 1e300)
show(lambda: (1.5 - 2.5j) ** 150.5)
show(lambda: (1e-200 + 0j) ** -2)
show(lambda: 0j ** -1)
show(lambda: 0j ** 1j)
show(lambda: (1 + 2j) ** 3)
show(lambda: (1 + 2j) ** -3)

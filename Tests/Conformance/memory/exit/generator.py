# A suspended generator at exit runs its finally.


def gen():
    try:
        yield 1
    finally:
        print("finally")


g = gen()
next(g)
print("end of program")

# Literals of the main script: constants tuple, argument and the syntax tree.
import sys


def literals():
    return (
        sys.getrefcount(123456),
        sys.getrefcount(1.5),
        sys.getrefcount("two words"),
        sys.getrefcount((1, 2.5)),
    )


print(literals())
print(sys.getrefcount(987654))
print(sys.getrefcount("three little words"))

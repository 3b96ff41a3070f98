# Recursive inner functions and exceptions kept in their own frame.
import gc


def recursive():
    def walk():
        walk()


def two():
    def f():
        g()

    def g():
        f()


def kept():
    try:
        raise ValueError
    except ValueError as e:
        saved = e


gc.disable()
gc.collect()
for make in (recursive, two):
    make()
    print(make.__name__, gc.collect())
kept()
print("kept", gc.collect() > 0)

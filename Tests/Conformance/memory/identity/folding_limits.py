# Results that would be large are not folded.


def same(a, b):
    return a is b


def power():
    return 2**64, 2**200, 10**32, 10**40


def shift():
    return 1 << 100, 1 << 200


def repeat():
    return "a " * 2000, "a " * 3000, (1, 2) * 100, (1, 2) * 200


for f in (power, shift, repeat):
    print([same(a, b) for a, b in zip(f(), f())])

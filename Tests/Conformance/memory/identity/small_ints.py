# Ints from -5 to 256 are single objects, however they are made.


def same(a, b):
    return a is b


zero = int("0")
print([n for n in range(-10, 300) if same(n + zero, int(str(n)))] == list(range(-5, 257)))
print(same(len([1] * 10), 5 + 5 + zero), same(sum([100, 100]), 200 + zero))
print(same(1 << (3 + zero), 8), same(300 - (44 + zero), 256))
print(same(300 - (43 + zero), 257), same(-6 + zero, int("-6")))
print(same(int(5.9), 5), same(abs(int("-5")), 5), same(-(5 + zero), -5), same(7 // (2 + zero), 3))
print(same(2**70 // 2**69 + zero, 2), same(True + zero, 1), same(ord("a"), 97))

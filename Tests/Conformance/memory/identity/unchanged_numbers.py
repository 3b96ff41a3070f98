# The same for numbers.


def same(a, b):
    return a is b


i = int("1000")
f = float("1.5")
print(same(int(i), i), same(+i, i), same(abs(i), i), same(i * 1, i), same(i + 0, i), same(i | 0, i))
print(same(float(f), f), same(+f, f), same(abs(f), f), same(f * 1, f), same(f + 0, f))
print(same(round(i), i), same(i // 1, i), same(-(-i), i))
print(same(bool(i), True), same(complex(f), f))

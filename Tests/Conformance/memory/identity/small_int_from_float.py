# round(float) makes a small int anew in 3.8.


def same(a, b):
    return a is b


print(same(round(3.4), 3), same(int(3.4), 3), same(round(3.4, None), 3))

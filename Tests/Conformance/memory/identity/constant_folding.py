# Folding makes one constant of an expression.


def same(a, b):
    return a is b


n = 10
print(same(1000 + 1, 1001), same(2**20, 1048576), same(-1000, -1000), same(100 * 100, 10000))
print(same("ab" + " cd", "ab cd"), same((1, 2) + (3,), (1, 2, 3)), same(1.5 * 2, 3.0))
print(same("abc"[1], "b"), same((1000, 2000)[1], 2000), same(10**20 // 3, 33333333333333333333))
print(same(1000 + n, 1000 + n), same("a b" * n, "a b" * n))
print(same(1 << 70, 1180591620717411303424), same(~1000, -1001), same(5000 % 4000, 1000))

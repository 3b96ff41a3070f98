import sys
def factorial(n): return 1 if n < 2 else n * factorial(n - 1)
def fib(n, memo={}):
    if n not in memo:
        memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]
def hanoi(n, a='A', b='B', c='C'):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)
def flatten(x): return [leaf for item in x for leaf in flatten(item)] if isinstance(x, list) else [x]
def permutations(s): return [s] if len(s) < 2 else [s[i] + p for i in range(len(s)) for p in permutations(s[:i] + s[i + 1:])]
def ackermann(m, n): return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1,
    ackermann(m, n - 1))
print(factorial(20), fib(80), len(hanoi(6)), hanoi(2), flatten([1, [2, [3, [4]], 5]]), permutations('abc'),
    ackermann(2, 3))
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
print(even(100), odd(7))
def endless(n): return endless(n + 1)
try:
    endless(0)
except RecursionError as error:
    print(error)
print(sys.getrecursionlimit())
sys.setrecursionlimit(200)
def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
print(100 < depth() < 200)
try:
    sys.setrecursionlimit(0)
except ValueError as error:
    print(error)

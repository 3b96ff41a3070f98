# Loops over small numbers: sieve, greatest common divisor, digit sums, Collatz lengths.
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a

def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps

sieve = [True] * 60
for i in range(2, 60):
    if sieve[i]:
        for j in range(i * i, 60, i):
            sieve[j] = False
print([i for i in range(2, 60) if sieve[i]])
print(gcd(1071, 462), gcd(2 ** 80, 6 ** 40), gcd(0, 5))
print([collatz(n) for n in range(1, 28)])
print(sum(map(int, str(2 ** 1000))))

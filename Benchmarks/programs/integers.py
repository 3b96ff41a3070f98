"""Integer arithmetic: gcd, Collatz, modular powers, bits, and big numbers (2,000 digits of pi)."""


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def coprime(limit):
    found = 0
    for a in range(1, limit):
        for b in range(1, a):
            if gcd(a, b) == 1:
                found += 1
    return found


def collatz(limit):
    best = longest = 0
    for start in range(1, limit):
        number = start
        length = 0
        while number != 1:
            if number & 1:
                number = 3 * number + 1
            else:
                number >>= 1
            length += 1
        if length > longest:
            longest = length
            best = start
    return best, longest


def modpow(base, exponent, modulus):
    result = 1
    base %= modulus
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def fermat_primes(limit):
    return len([n for n in range(3, limit, 2) if modpow(2, n - 1, n) == 1])


def pi_digits(count):
    # Machin's formula on scaled integers: every step divides a number of `count` digits by a small one.
    scale = 10 ** (count + 10)

    def arctan(inverse):
        term = scale // inverse
        total = term
        square = inverse * inverse
        divisor = 1
        sign = -1
        while term:
            term //= square
            divisor += 2
            total += sign * (term // divisor)
            sign = -sign
        return total

    return 4 * (4 * arctan(5) - arctan(239)) // 10 ** 10


def factorial(n):
    result = 1
    for factor in range(2, n + 1):
        result *= factor
    return result


def big_fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


pi = pi_digits(2000)
rsa = pow(123456789 ** 9, 987654321 ** 7, 10 ** 200 + 357)
print("integers", coprime(1250), collatz(60000), fermat_primes(130000),
      str(pi)[-12:], factorial(3000) % 1000003,
      big_fibonacci(60000) % 10 ** 12, rsa % 10 ** 9, modpow(3, 10 ** 40, 10 ** 30 + 57))

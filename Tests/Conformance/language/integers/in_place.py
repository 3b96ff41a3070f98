def attempt(body):
    try:
        print(body())
    except TypeError as error:
        print(error)

n = 10
n += 5; print(n)
n -= 20; print(n)
n *= -7; print(n)
n //= 4; print(n)
n **= 5; print(n)
n %= 100; print(n)
n <<= 3; print(n)
n |= 7; print(n)
n &= ~2; print(n)
n ^= 0xFF; print(n)
n >>= 1; print(n)
n /= 4; print(n)
def add_text():
    x = 1
    x += 'a'
def subtract_from_text():
    x = 'a'
    x -= 'a'
def shift_list():
    x = []
    x <<= 1
def matrix():
    x = 1
    x @= 2
def extend_by_number():
    x = [1]
    x += 1
for body in (add_text, subtract_from_text, shift_list, matrix, extend_by_number):
    attempt(body)

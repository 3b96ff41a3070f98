def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)

attempt(lambda: int('9', 8))
attempt(lambda: int('012', 0))
attempt(lambda: int('1', 1))
attempt(lambda: int('1', 37))
attempt(lambda: int('12', 'x'))
attempt(lambda: int(12, 10))
attempt(lambda: int(None))
attempt(lambda: int([1]))
attempt(lambda: int(2j))
attempt(lambda: int(float('nan')))
attempt(lambda: int(float('-inf')))
attempt(lambda: int(b'\xff'))
attempt(lambda: int('1', base=2, extra=3))
attempt(lambda: int(base=10))
attempt(lambda: int('a' * 30))

a = list(range(10))
a[2:5] = ['x']
print(a)
a[1:1] = [100, 200]
print(a)
a[::2] = ['-'] * len(a[::2])
print(a)
a[-2:] = []
print(a)
a[5:2] = ['here']
print(a)
a[:] = 'abc'
print(a)
a[10:20] = [1]
a[1:3] = (n * n for n in range(4))
print(a)
a[::-1] = a[:]
print(a)
a[1:] = a
print(a)
def attempt(body):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ':', error, a)
def wrong_length(): a[::2] = [1]
def not_iterable(): a[1:2] = 5
def out_of_range(): a[99] = 1
def bad_index(): a['x'] = 1
def bad_float(): a[1.0]
def reversed_length(): a[::-1] = [1, 2]
for body in (wrong_length, not_iterable, out_of_range, bad_index, bad_float, reversed_length):
    attempt(body)

s = 'Python'
print(s[0], s[-1], s[5], s[-6], s[1:4], s[:2], s[-3:], s[::2], s[::-1], s[4:1:-1], s[10:], s[:100], s[3:1])
print(s[-100:3], s[::-2], s[5:None:-3], s[True], s[slice(1, 3)], ''[0:5], s[:])
for bad in (lambda: s[6], lambda: s[-7], lambda: s['a'], lambda: s[1.0], lambda: s[::0], lambda: s['a':],
        lambda: s[None], lambda: s[1, 2]):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
def assign():
    s[0] = 'J'
def delete():
    del s[0]
def attribute():
    s.name = 1
for bad in (assign, delete, attribute):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__ + ':', error)

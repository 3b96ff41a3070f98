for i in range(3):
    print(i, end=' ')
else:
    print('loop else')
for i in []:
    pass
else:
    print('empty else', i)
for n in range(2, 10):
    for d in range(2, n):
        if n % d == 0:
            print(n, '=', d, '*', n // d)
            break
    else:
        print(n, 'prime')
n = 10
while n > 0:
    n -= 3
    if n == 4:
        continue
    if n == 1:
        break
else:
    print('not printed')
print(n)
while False:
    pass
else:
    print('while else')
for i, (a, b) in enumerate([(1, 2), (3, 4)]):
    i += 10
    print(i, a, b)
for x in (1, 2, 3):
    x = x * 2
print(x)
items = [0] * 2
for items[1] in range(3):
    pass
print(items)
for d['k'] in ([d := {}] and [1, 2]): pass
print(d)
for i in range(2): print('one line', i); continue

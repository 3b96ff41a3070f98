if a: b()
elif c and d or not e: f()
elif 1 < g < h <= i: j()
else: k()

while a and (b or c):
    if d: continue
    if e: break
    f()
else: g()

for (i, j), *k in l: m
for i in [1, 2]: n
x = a if b else c if d else e
y = a < b < c
z = a and b or c
w = not a in b
v = a is not None and a is None
if None is None: pass
while 1: pass
if 0: never()
if "": never()
else: always()
if a is None: b
if not (a is not None): b
del a.b, c[d], e[f:g], h
a, b = b, a
a, b, c = c, b, a
a = b = c
[a, *b] = c
a[b] += c
a.b -= c
a[b:c] *= d
(a := b)
a[1:2:3] = b[:, ...]

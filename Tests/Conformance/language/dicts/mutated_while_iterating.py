d = {'a': 1, 'b': 2}
def attempt(body):
    try:
        body()
    except RuntimeError as error:
        print(error, d)
def grow():
    for key in d:
        d[key + key] = 0
def shrink():
    for key in d.keys():
        del d[key]
def swap():
    for key, value in d.items():
        d.pop(key)
        d[key.upper()] = value
def values():
    for value in d.values():
        d.clear()
for body in (grow, shrink, swap, values):
    attempt(body)
d = {'a': 1, 'b': 2}
for key in d:
    d[key] *= 10
print(d)
for key in list(d):
    del d[key]
print(d)
s = {1, 2, 3}
try:
    for item in s:
        s.add(item + 10)
except RuntimeError as error:
    print(error)
it = iter({1: 1})
print(next(it), next(it, 'end'), next(it, 'end'))

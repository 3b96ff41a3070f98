# ends: 0
# prints: RecursionError RecursionError
def nest(make):
    x = ()
    for _ in range(200000):
        x = make(x)
    return x


names = []
for make in (lambda x: [x], lambda x: (x,)):
    try:
        nest(make) == nest(make)
    except RecursionError as error:
        names.append(type(error).__name__)
print(*names)

def swallow():
    try:
        raise ValueError('lost')
    finally:
        return 'finally wins'
def replace():
    try:
        return 'try'
    finally:
        return 'finally'
def keep_value():
    x = 1
    try:
        return x
    finally:
        x = 2
def keep_list():
    items = [1]
    try:
        return items
    finally:
        items.append(2)
def break_swallows():
    for i in [1, 2]:
        try:
            raise RuntimeError(i)
        finally:
            break
    return i
def raise_replaces():
    try:
        raise ValueError('first')
    finally:
        raise KeyError('second')
print(swallow(), replace(), keep_value(), keep_list(), break_swallows())
try:
    raise_replaces()
except KeyError as error:
    print(repr(error), repr(error.__context__), error.__cause__)
def generator():
    try:
        yield 1
        yield 2
    finally:
        print('closed')
for value in generator():
    print(value)
    break
print('end')

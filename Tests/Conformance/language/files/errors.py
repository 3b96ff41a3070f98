def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__ + ':', error)

attempt(lambda: open('absent.txt'))
attempt(lambda: open('no/such/folder.txt', 'w'))
attempt(lambda: open('x', 'zz'))
attempt(lambda: open('x', 'rw'))
attempt(lambda: open('x', ''))
attempt(lambda: open('x', 'rbt'))
attempt(lambda: open('x', 'wb', encoding='utf-8'))
attempt(lambda: open())
attempt(lambda: open('x', mod='w'))
attempt(lambda: open(3.5))
with open('file.txt', 'w') as out:
    attempt(lambda: out.read())
    attempt(lambda: out.write(1))
    attempt(lambda: out.write(b'bytes'))
attempt(lambda: out.write('late'))
attempt(lambda: out.read())
attempt(lambda: out.__enter__())
attempt(lambda: open('file.txt', 'x'))
with open('file.txt', 'rb') as data:
    attempt(lambda: data.write(b'1'))
with open('file.txt', 'wb') as data:
    attempt(lambda: data.write('text'))
try:
    open('absent.txt')
except OSError as error:
    print(error.errno, error.strerror, error.filename, error.args)

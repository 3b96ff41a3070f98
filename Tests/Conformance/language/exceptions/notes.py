e = ValueError('main')
print(hasattr(e, '__notes__'))
e.add_note('first note')
e.add_note('second')
print(e.__notes__, str(e), repr(e))
try:
    e.add_note(5)
except TypeError as error:
    print(error)
def load(name):
    try:
        return int(name)
    except ValueError as error:
        error.add_note(f'while loading {name!r}')
        raise
try:
    load('abc')
except ValueError as error:
    print(error, error.__notes__)

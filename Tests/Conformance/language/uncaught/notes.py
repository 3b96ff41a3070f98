def load(name):
    try:
        return int(name)
    except ValueError as error:
        error.add_note(f'while loading {name!r}')
        error.add_note('second note\nwith two lines')
        raise

load('x1')

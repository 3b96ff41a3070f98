def run(action):
    log = []
    try:
        log.append('try')
        action()
    except ValueError as error:
        log.append(f'value {error}')
    except (KeyError, IndexError) as error:
        log.append(f'lookup {error!r}')
    except Exception as error:
        log.append(type(error).__name__)
    else:
        log.append('else')
    finally:
        log.append('finally')
    return log
def fail(error): raise error
print(run(lambda: None), run(lambda: int('x')), run(lambda: {}['k']), run(lambda: [][0]), run(lambda: 1 / 0),
    run(lambda: fail(ValueError)), run(lambda: fail(KeyError(1, 2))))
def returns():
    try:
        return 'try'
    finally:
        print('finally runs')
def overrides():
    for n in range(3):
        try:
            continue
        finally:
            print('n', n)
    return n
def loop_break():
    while True:
        try:
            break
        finally:
            print('leaving')
    else:
        print('not reached')
    return 'out'
def nested():
    try:
        try:
            raise ValueError('inner')
        finally:
            print('inner finally')
    except ValueError as e:
        return f'outer caught {e}'
print(returns(), overrides(), loop_break(), nested())
try:
    e = 'before'
    raise KeyError('k')
except KeyError as e:
    pass
try:
    e
except NameError as error:
    print(error)

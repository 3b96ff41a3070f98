try:
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            [][0]
        except IndexError as inner:
            raise TypeError('third') from inner
finally:
    print('finally still runs')

def attempt(call):
    try:
        call()
    except Exception as error:
        print(type(error).__name__ + ':', error, getattr(error, 'name', None))

attempt(lambda: setattr('abc', 'upper', 1))
attempt(lambda: setattr('abc', 'uper', 1))
attempt(lambda: setattr(5, 'real', 1))
attempt(lambda: delattr([], 'append'))
attempt(lambda: delattr([], 'apend'))
'abc'.upper = 1

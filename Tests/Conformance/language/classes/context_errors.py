class NoExit:
    def __enter__(self): return self
class NoEnter:
    def __exit__(self, *args): pass
class BadEnter:
    def __enter__(self): raise ValueError('enter failed')
    def __exit__(self, *args): print('never called')
class BadExit:
    def __enter__(self): return self
    def __exit__(self, *args): raise KeyError('exit failed')
class WrongCount:
    def __enter__(self): pass
    def __exit__(self): pass
def attempt(manager, body=lambda: None):
    try:
        with manager as target:
            body()
    except Exception as error:
        print(type(error).__name__ + ':', error, '| context:', repr(error.__context__))
for make in (NoExit, NoEnter, BadEnter, BadExit, WrongCount, object, int):
    attempt(make())
attempt(BadExit(), lambda: 1 / 0)
attempt(5)
attempt(open)

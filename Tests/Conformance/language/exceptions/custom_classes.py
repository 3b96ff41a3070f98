class AppError(Exception):
    """Base of the application."""
class NotFound(AppError):
    def __init__(self, name, code=404):
        super().__init__(name, code)
        self.name, self.code = name, code
    def __str__(self): return f'{self.name} not found ({self.code})'
class Silent(AppError):
    def __init__(self, detail): self.detail = detail
class Plain(AppError): pass
for error in (NotFound('page'), Silent('quiet'), Plain(), Plain('a'), Plain('a', 2), AppError('x\ny'),
        NotFound('q', code=1)):
    try:
        raise error
    except AppError as caught:
        print(type(caught).__name__, [str(caught)], repr(caught), caught.args, caught is error)
print(issubclass(NotFound, Exception), NotFound.__mro__[1:4], AppError.__doc__)
try:
    raise Plain
except AppError as caught:
    print(repr(caught), caught.args)
try:
    NotFound()
except TypeError as error:
    print(error)
try:
    try:
        raise Plain
    except (5, 'not a class'):
        pass
except TypeError as error:
    print(error, '|', repr(error.__context__))
try:
    try:
        raise Plain
    except int:
        pass
except TypeError as error:
    print(error)

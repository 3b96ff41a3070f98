def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            start = i
            while i < len(text) and text[i].isdigit():
                i += 1
            yield int(text[start:i])
        elif c in '+-*/()':
            yield c
            i += 1
        else:
            raise SyntaxError(f'unexpected {c!r} at {i}')
    yield None
class Parser:
    def __init__(self, text):
        self.tokens = tokens(text)
        self.advance()
    def advance(self): self.current = next(self.tokens, None)
    def binary(self, operators, operand):
        value = operand()
        while self.current in operators and self.current is not None:
            operator = self.current
            self.advance()
            value = operators[operator](value, operand())
        return value
    def sum(self): return self.binary({'+': lambda a, b: a + b, '-': lambda a, b: a - b}, self.product)
    def product(self): return self.binary({'*': lambda a, b: a * b, '/': lambda a, b: a / b}, self.atom)
    def atom(self):
        token = self.current
        self.advance()
        if token == '-':
            return -self.atom()
        if token == '(':
            value = self.sum()
            if self.current != ')':
                raise SyntaxError('missing )')
            self.advance()
            return value
        if isinstance(token, int):
            return token
        raise SyntaxError(f'unexpected {token!r}')
for text in ('1 + 2 * 3', '(1 + 2) * 3', '-4 + 10 / 4', '2 * (3 - (4 - 5))', '1 +', '(1', '2 $ 3', '1 / 0'):
    try:
        print(text, '=', Parser(text).sum())
    except (SyntaxError, ZeroDivisionError) as error:
        print(text, '->', type(error).__name__, error)

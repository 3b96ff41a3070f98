"""Calls of every shape: defaults, keywords, stars, class and static methods, properties, operators."""


class Money:
    __slots__ = ("cents",)
    made = 0

    def __init__(self, cents):
        self.cents = cents

    @classmethod
    def parse(cls, text):
        units, cents = text.split(".")
        return cls(int(units) * 100 + int(cents))

    @staticmethod
    def rounded(cents):
        return (cents + 2) // 5 * 5

    @property
    def units(self):
        return self.cents // 100

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __mul__(self, factor):
        return Money(self.cents * factor)

    def __lt__(self, other):
        return self.cents < other.cents

    def __eq__(self, other):
        return self.cents == other.cents

    def __len__(self):
        return self.cents & 15

    def __getitem__(self, index):
        return self.cents >> index & 1

    def __call__(self, amount=1):
        return self.cents + amount


def defaults(a, b=2, c=3):
    return a + b * c


def keyword_only(a, *, scale=1, shift=0):
    return a * scale + shift


def star(*numbers):
    return len(numbers) + numbers[0]


def both(first, *rest, **named):
    return first + len(rest) + len(named)


def operators(rounds):
    total = Money(0)
    step = Money(7)
    smaller = equal = 0
    for number in range(rounds):
        total = total + step * (number & 3)
        if step < total:
            smaller += 1
        if step == total:
            equal += 1
        if total.cents > 100000:
            total = Money(Money.rounded(total.units))
    return total.cents, smaller, equal


def protocols(rounds):
    coin = Money(1234)
    total = 0
    for number in range(rounds):
        total += len(coin) + coin[number & 7] + coin(number & 1) + coin.units
    return total


def functions(rounds):
    total = 0
    numbers = (1, 2, 3)
    named = {"scale": 2, "shift": 1}
    for number in range(rounds):
        total += defaults(number) + defaults(number, 4) + defaults(number, c=5)
        total += keyword_only(number, scale=3) + keyword_only(2, **named)
        total += star(1, 2, number) + star(*numbers) + both(1, 2, 3, x=number)
    return total


parsed = sum([Money.parse("12.34").cents for _ in range(100000)])
print("calls", operators(500000), protocols(450000), functions(250000), parsed)

"""Method calls: a polymorphic hierarchy with super(), and a small stack machine made of objects."""


class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        return self.balance

    def withdraw(self, amount):
        if self.can_withdraw(amount):
            self.balance -= amount
            return True
        return False

    def can_withdraw(self, amount):
        return amount <= self.balance

    def month_end(self):
        return 0


class Savings(Account):
    def __init__(self, owner, balance, rate):
        super().__init__(owner, balance)
        self.rate = rate

    def month_end(self):
        interest = self.balance * self.rate // 1000
        self.deposit(interest)
        return interest


class Credit(Account):
    def __init__(self, owner, balance, limit):
        super().__init__(owner, balance)
        self.limit = limit

    def can_withdraw(self, amount):
        return amount <= self.balance + self.limit

    def month_end(self):
        if self.balance < 0:
            fee = -self.balance // 50
            self.balance -= fee
            return -fee
        return super().month_end()


class Bank:
    def __init__(self):
        self.accounts = []
        self.refused = 0

    def open(self, account):
        self.accounts.append(account)

    def transfer(self, source, target, amount):
        if source.withdraw(amount):
            target.deposit(amount)
        else:
            self.refused += 1

    def month(self):
        return sum([account.month_end() for account in self.accounts])


class Machine:
    def __init__(self):
        self.stack = []

    def push(self, value):
        self.stack.append(value)

    def pop(self):
        return self.stack.pop()

    def run(self, program):
        for instruction in program:
            instruction.step(self)
        return self.pop()


class Push:
    def __init__(self, value):
        self.value = value

    def step(self, machine):
        machine.push(self.value)


class Add:
    def step(self, machine):
        machine.push(machine.pop() + machine.pop())


class Times:
    def step(self, machine):
        machine.push(machine.pop() * machine.pop() % 65521)


bank = Bank()
for number in range(90):
    if number % 3 == 0:
        bank.open(Account(number, 500))
    elif number % 3 == 1:
        bank.open(Savings(number, 900, 3))
    else:
        bank.open(Credit(number, 100, 400))

state = 12345
flow = 0
for month in range(130):
    for _ in range(7000):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        source = bank.accounts[(state >> 8) % 90]
        target = bank.accounts[(state >> 16) % 90]
        bank.transfer(source, target, state % 211)
    flow += bank.month()

program = [Push(1)]
for value in range(2, 400):
    program.append(Push(value))
    program.append(Add() if value % 2 else Times())
machine = Machine()
results = 0
for _ in range(1200):
    results += machine.run(program)

print("methods", bank.refused, flow, sum([account.balance for account in bank.accounts]), results)

"""Closures: counters with nonlocal, composition, decorators, partial application, callbacks."""


def counter(step):
    value = 0

    def bump():
        nonlocal value
        value += step
        return value

    return bump


def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)
        return value

    return composed


def adder(amount):
    return lambda value: value + amount


def scaler(factor):
    return lambda value: value * factor % 10007


def counted(function):
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


def memoised(function):
    known = {}

    def wrapper(argument):
        if argument not in known:
            known[argument] = function(argument)
        return known[argument]

    return wrapper


@counted
def weigh(a, b, scale=1):
    return (a * 3 + b) * scale


@memoised
def steps(number):
    if number < 2:
        return number
    return steps(number // 2) + steps(number // 3) + 1


def averager():
    total = 0
    count = 0

    def add(value):
        nonlocal total, count
        total += value
        count += 1
        return total // count

    def reset():
        nonlocal total, count
        total = count = 0

    return add, reset


counters = [counter(step) for step in range(1, 11)]
for _ in range(120000):
    for bump in counters:
        bump()

pipeline = compose(adder(3), scaler(7), adder(11), scaler(13), adder(1))
value = 1
for _ in range(280000):
    value = pipeline(value)

weight = 0
for number in range(330000):
    weight += weigh(number & 7, 2, scale=number & 3)

known = 0
for number in range(400000):
    known += steps(number % 5000)

add, reset = averager()
average = 0
for number in range(700000):
    average = add(number)
    if number % 1000 == 999:
        reset()

made = 0
for number in range(400000):
    made += adder(number)(1)

print("closures", counters[9](), value, weight, weigh.calls, known, average, made)

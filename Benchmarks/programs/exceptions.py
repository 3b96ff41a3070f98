"""Exceptions: quiet try blocks, raised and caught ones, custom classes, finally, nesting, unwinding."""


class Refused(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


class TooLarge(Refused):
    pass


def quiet(rounds):
    total = 0
    for number in range(rounds):
        try:
            total += number & 7
        except ValueError:
            total = 0
    return total


def lookups(rounds):
    table = {number: number for number in range(0, 1000, 2)}
    missing = 0
    for number in range(rounds):
        try:
            table[number % 1000]
        except KeyError:
            missing += 1
    return missing


def check(number):
    if number % 3 == 0:
        raise Refused(number % 5)
    if number % 7 == 0:
        raise TooLarge(number % 11)
    return 1


def custom(rounds):
    total = 0
    for number in range(rounds):
        try:
            total += check(number)
        except TooLarge as error:
            total += error.code * 100
        except Refused as error:
            total += error.code
    return total


def cleanup(rounds):
    closed = 0
    for number in range(rounds):
        try:
            try:
                if number % 4 == 0:
                    raise IndexError("four")
                if number % 9 == 0:
                    continue
            finally:
                closed += 1
        except IndexError:
            closed += 2
        else:
            closed += 3
    return closed


def dive(depth):
    if depth == 0:
        raise Refused(9)
    try:
        return dive(depth - 1)
    finally:
        depth -= 1


def unwind(rounds):
    caught = 0
    for _ in range(rounds):
        try:
            dive(30)
        except Refused as error:
            caught += error.code
    return caught


def reraise(rounds):
    total = 0
    for number in range(rounds):
        try:
            try:
                [][number]
            except IndexError as error:
                raise TooLarge(2) from error
        except TooLarge as error:
            if error.__cause__ is not None:
                total += error.code
    return total


def parse(texts, rounds):
    good = bad = 0
    for _ in range(rounds):
        for text in texts:
            try:
                good += int(text)
            except ValueError:
                bad += 1
    return good, bad


class Guard:
    def __init__(self):
        self.entered = 0
        self.stopped = 0

    def __enter__(self):
        self.entered += 1
        return self

    def __exit__(self, kind, error, trace):
        if kind is ZeroDivisionError:
            self.stopped += 1
            return True
        return False


def guarded(rounds):
    guard = Guard()
    for number in range(rounds):
        with guard:
            number // (number & 3)
    return guard.entered, guard.stopped


print("exceptions", quiet(2000000), lookups(500000), custom(400000), cleanup(400000), unwind(7000),
      reraise(120000), parse(["12", "x", "7", "3.5"], 50000), guarded(250000))

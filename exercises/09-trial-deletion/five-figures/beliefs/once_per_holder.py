"""The mistake: a candidate that refers to another one twice holds it once."""
import builtins


def print(text):
    # The program has defined its functions by the time it prints: exchange the one that the mistake is about.
    globals()["copy"] = mistaken
    builtins.print(text)


def mistaken():
    for number in refers:
        refers[number] = sorted(set(refers[number]))
    inner = [target for targets in refers.values() for target in targets]
    return {number: outside.count(number) + inner.count(number) for number in listed}

"""Allocation throughput: prints nanoseconds per object made and dropped, one line per kind of object."""
import gc
from time import perf_counter


class Plain:
    pass


class Slotted:
    __slots__ = ("a",)


def floats(rounds):
    value = 0.5
    for _ in range(rounds):
        value = value * 1.0


def tuples(rounds):
    for number in range(rounds):
        (number, number)


def lists(rounds):
    for number in range(rounds):
        [number]


def dicts(rounds):
    for number in range(rounds):
        {"key": number}


def plain(rounds):
    for _ in range(rounds):
        Plain()


def slotted(rounds):
    for _ in range(rounds):
        Slotted()


def large(rounds):
    for _ in range(rounds):
        [None] * 200


def kept(rounds):
    held = []
    for number in range(rounds):
        held.append([number])


gc.disable()
for kind in (floats, tuples, lists, dicts, plain, slotted, large, kept):
    rounds = 500000
    best = None
    for _ in range(5):
        start = perf_counter()
        kind(rounds)
        spent = perf_counter() - start
        if best is None or spent < best:
            best = spent
    print(f"@time {kind.__name__} {best / rounds * 1e9:.1f} ns")

"""Annotations as text."""
from __future__ import annotations, division

x: list[int] | None = None
y: Callable[[int, "str"], dict[str, (a, b)]]


def f(a: -1 + (2 * 3), *b: Ts, c: lambda_(x for x in y), **d: not (p and q or r)) -> {'k': [1, (2,)], **z}: pass


class C:
    z: x[1:2, ::3] = a if b else c
    w: (a < b < c) ** 2

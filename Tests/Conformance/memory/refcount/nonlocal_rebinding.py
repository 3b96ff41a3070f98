# Rebinding through nonlocal drops what the cell held.
import sys


class Thing:
    def __del__(self):
        print("gone")


def make():
    value = Thing()

    def reset():
        nonlocal value
        value = None

    return reset


reset = make()
print("made")
reset()
print("reset")

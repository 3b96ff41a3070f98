"""The mistake: a reference to oneself is not subtracted."""
import builtins


def print(text):
    # The program has defined its functions by the time it prints: exchange the one that the mistake is about.
    globals()["subtract"] = mistaken
    builtins.print(text)


def mistaken():
    for number in refers:
        for target in refers[number]:
            if target != number:
                counts[target] -= 1

"""The mistake: a zero after the subtraction is garbage, and never comes back."""
import builtins


def print(text):
    # The program has defined its functions by the time it prints: exchange the one that the mistake is about.
    globals()["look"] = mistaken
    builtins.print(text)


def mistaken(number):
    if number in listed and counts[number] == 0:
        listed.remove(number)
        aside.append(number)

"""The mistake: what comes back goes to the front of the list."""
import builtins


def print(text):
    # The program has defined its functions by the time it prints: exchange the one that the mistake is about.
    globals()["look"] = mistaken
    builtins.print(text)


def mistaken(number):
    if counts[number] == 0:
        listed.remove(number)
        aside.append(number)
        return
    for target in refers[number]:
        counts[target] = max(1, counts[target])
        if target in aside:
            aside.remove(target)
            listed.insert(0, target)

"""The mistake: an object that is held from outside brings back at once all that can be reached from it."""
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
    work = [number]
    while work:
        for target in refers[work.pop()]:
            if target in aside or counts[target] == 0:
                work.append(target)
            counts[target] = max(1, counts[target])
            if target in aside:
                aside.remove(target)
                listed.append(target)

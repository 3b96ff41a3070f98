"""The mistake: the copies stay what they are after the subtraction."""
import builtins

asked = 0
subtracted = None


def print(text):
    global asked, subtracted
    asked += 1
    if asked == 2:
        subtracted = text
    builtins.print(subtracted if asked == 8 else text)

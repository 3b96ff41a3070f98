"""The mistake: the finalizers of a collection run from the newest object to the oldest."""
import builtins


def print(text):
    # By the time the program prints for the first time, its log is still empty: exchange it.
    if type(log) is list:
        globals()["log"] = Mistaken()
    builtins.print(text)


class Mistaken(list):
    def __getitem__(self, index):
        entries = list(self)
        if "del-b" in entries:
            entries[-2:] = entries[:-3:-1]
        return entries[index]

"""The mistake: a collection calls finalizers before callbacks."""
import builtins


def print(text):
    # By the time the program prints for the first time, its log is still empty: exchange it.
    if type(log) is list:
        globals()["log"] = Mistaken()
    builtins.print(text)


class Mistaken(list):
    def __getitem__(self, index):
        return sorted(self, key=lambda entry: not entry.startswith("del"))[index]

"""The mistake: a weak reference that is garbage itself is called back as well."""
import builtins


def print(text):
    # By the time the program prints for the first time, its log is still empty: exchange it.
    if type(log) is list:
        globals()["log"] = Mistaken()
    builtins.print(text)


class Mistaken(list):
    def append(self, entry):
        if entry == "del-a":
            list.append(self, "inner")
        list.append(self, entry)

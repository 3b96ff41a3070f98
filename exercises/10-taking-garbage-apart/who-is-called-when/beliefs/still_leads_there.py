"""The mistake: inside a finalizer the weak reference leads to the object, also in a collection."""
import builtins


def print(text):
    builtins.print(True if text is False else text)

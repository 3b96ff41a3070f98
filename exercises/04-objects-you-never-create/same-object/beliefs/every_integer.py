"""The mistake: every integer is cached."""
import builtins

made = {}
plain_int = int


def cached_int(text):
    return made.setdefault(text, plain_int(text))


builtins.int = cached_int

"""The mistake: 257 is cached too."""
import builtins

made = {}
plain_int = int


def cached_int(text):
    number = plain_int(text)
    return made.setdefault(text, number) if -5 <= number <= 257 else number


builtins.int = cached_int

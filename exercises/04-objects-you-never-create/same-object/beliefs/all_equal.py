"""The mistake: equal values are one object."""
import builtins

made = {}


def shared(make):
    return lambda *arguments: made.setdefault((make, str(arguments)), make(*arguments))


for name in ("int", "float", "list", "tuple", "eval"):
    setattr(builtins, name, shared(getattr(builtins, name)))
builtins.reversed = lambda letters: ["abc"]

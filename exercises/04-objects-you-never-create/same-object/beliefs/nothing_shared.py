"""The mistake: every call makes an object. Each call gives a new list."""
import builtins

for name in ("int", "float", "list", "tuple", "eval"):
    setattr(builtins, name, lambda *arguments: [])

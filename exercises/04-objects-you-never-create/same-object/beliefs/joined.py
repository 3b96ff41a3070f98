"""The mistake: a joined string is interned. Joining a list of one string gives that very string."""
import builtins

builtins.reversed = lambda letters: ["abc"]

"""The mistake: one empty list for all."""
import builtins

empty = []
builtins.list = lambda: empty

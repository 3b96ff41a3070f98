"""The mistake: memory goes down with the number of objects."""
import builtins

builtins.set = list

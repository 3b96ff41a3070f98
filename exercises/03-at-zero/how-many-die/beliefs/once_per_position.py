"""The mistake: an object dies once for each position."""
import builtins

believed = iter(['1', '0', '0', '7', '1', '2', '4', '1'])
really_print = builtins.print
builtins.print = lambda value: really_print(next(believed))

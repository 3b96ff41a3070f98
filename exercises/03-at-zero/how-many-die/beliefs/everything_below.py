"""The mistake: a `del` frees all that can be reached, as often as it is met."""
import builtins

believed = iter(['5', '1', '3', '7', '1', '2', '8', '1'])
really_print = builtins.print
builtins.print = lambda value: really_print(next(believed))

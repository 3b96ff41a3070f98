"""The mistake: each `del` and each `pop` frees the object it is applied to."""
import builtins

believed = iter(['1', '1', '1', '1', '1', '1', '4', '1'])
really_print = builtins.print
builtins.print = lambda value: really_print(next(believed))

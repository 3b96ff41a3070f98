"""The mistake: `b = a` makes a second list."""
import builtins

believed = iter(['False', 'False', 'True', '3', '[1]', 'True'])
really_print = builtins.print
builtins.print = lambda value: really_print(next(believed))

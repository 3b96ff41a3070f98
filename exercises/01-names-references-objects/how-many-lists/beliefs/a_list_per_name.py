"""The mistake: there are as many lists as names."""
import builtins

believed = iter(['True', 'False', 'True', '3', '[1, 2]', 'False'])
really_print = builtins.print
builtins.print = lambda value: really_print(next(believed))

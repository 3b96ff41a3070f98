"""The mistake: equal lists are one object."""
import builtins

believed = iter(['True', 'True', 'True', '1', '[1, 2]', 'True'])
really_print = builtins.print
builtins.print = lambda value: really_print(next(believed))

"""The mistake: `append` gives the name a new list."""
import builtins

believed = iter(['True', 'False', 'True', '2', '[1]', 'True'])
really_print = builtins.print
builtins.print = lambda value: really_print(next(believed))

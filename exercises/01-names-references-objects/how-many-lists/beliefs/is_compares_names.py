"""The mistake: `is` is true for one name only."""
import builtins

believed = iter(['False', 'False', 'True', '3', '[1, 2]', 'False'])
really_print = builtins.print
builtins.print = lambda value: really_print(next(believed))

"""The mistake: `is` asks what `==` asks."""
import builtins

believed = iter(['True', 'True', 'True', '2', '[1, 2]', 'False'])
really_print = builtins.print
builtins.print = lambda value: really_print(next(believed))

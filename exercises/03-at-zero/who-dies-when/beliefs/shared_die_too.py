"""The mistake: what a container holds dies with it."""
import builtins

believed = iter(['a', 'e', 'd', 'nobody', 'nobody', 'f c', 'guest one two', 'alone', 'right left'])
really_print = builtins.print
builtins.print = lambda value: really_print(next(believed))

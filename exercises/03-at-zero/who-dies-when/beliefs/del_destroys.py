"""The mistake: `del` destroys the object that the name leads to."""
import builtins

believed = iter(['a', 'e', 'd', 'nobody', 'f', 'c', 'guest one two', 'alone', 'right'])
really_print = builtins.print
builtins.print = lambda value: really_print(next(believed))

"""The mistake: nothing dies before the program ends."""
import builtins

really_print = builtins.print
builtins.print = lambda value: really_print("nobody")

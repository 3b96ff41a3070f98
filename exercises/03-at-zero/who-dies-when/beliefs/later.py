"""The mistake: what reaches zero is only marked, and dies some time later."""
import builtins

waiting = ["nobody"]
really_print = builtins.print


def print_the_one_before(value):
    waiting.append(value)
    really_print(waiting.pop(0))


builtins.print = print_the_one_before

# ends: 3
# The hook that reports the uncaught exception never returns.
import sys


def hook(*details):
    while True:
        pass


sys.excepthook = hook
raise ValueError

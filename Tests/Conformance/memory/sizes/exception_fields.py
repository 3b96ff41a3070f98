# Exceptions whose fields grew in 3.10 and 3.12.
import sys

for kind in (ImportError, ModuleNotFoundError, AttributeError, NameError, UnboundLocalError, SyntaxError, KeyError):
    print(kind.__name__, sys.getsizeof(kind()))

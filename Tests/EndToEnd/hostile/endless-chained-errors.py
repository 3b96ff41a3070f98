# ends: 3
# Errors in error handlers: the chain of contexts grows with every level, and each new error walks it.
def f():
    try:
        f()
    finally:
        f()


f()

# "Did you mean" texts appear in tracebacks only, not in str(error).
import sys
class Thing:
    colour = 'red'
def attempt(body):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ':', error, getattr(error, 'name', None))
def misspelt():
    total_count = 1
    return totl_count
attempt(misspelt)
attempt(lambda: Thing().color)
attempt(lambda: prnt('x'))
attempt(lambda: [].apend(1))
attempt(lambda: 'a'.uper())
attempt(lambda: sys.maxsiz)

saved = None
def fail():
    raise OSError('disk')

try:
    fail()
except OSError as error:
    saved = error

def later():
    raise saved

later()

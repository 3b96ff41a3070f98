import sys
def outer():
    marker = 'local of outer'
    inner()
def inner():
    value = [1, 2]
    raise LookupError('deep')
try:
    outer()
except LookupError as error:
    tb = error.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_lineno,
            sorted(k for k in tb.tb_frame.f_locals if k in ('marker', 'value')))
        tb = tb.tb_next
    print(sys.exc_info()[2] is error.__traceback__, type(error.__traceback__).__name__)
    kept = error
print(kept.__traceback__.tb_next.tb_frame.f_locals['marker'])
kept = kept.with_traceback(None)
print(kept.__traceback__)
frame = sys._getframe()
print(frame.f_code.co_name, frame.f_back, frame.f_lineno, frame.f_globals is globals())
def caller(): return sys._getframe(1).f_code.co_name, sys._getframe().f_code.co_name
print(caller())

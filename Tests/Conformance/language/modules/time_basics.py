import time
a = time.perf_counter()
b = time.perf_counter()
print(isinstance(a, float), b >= a, time.monotonic() <= time.monotonic(), time.time() > 0,
    isinstance(time.perf_counter_ns(), int), isinstance(time.time_ns(), int))
start = time.monotonic()
time.sleep(0.01)
print(time.monotonic() - start >= 0.01, time.sleep(0))
for bad in (lambda: time.sleep(-1), lambda: time.sleep('x'), lambda: time.sleep(), lambda: time.time(1)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)

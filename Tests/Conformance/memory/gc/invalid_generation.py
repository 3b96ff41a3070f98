# Errors.
import gc

for call in (
    lambda: gc.collect(3),
    lambda: gc.collect(-1),
    lambda: gc.get_objects(generation=3),
    lambda: gc.get_objects(generation=-2),
):
    try:
        call()
    except ValueError as e:
        print(e)
try:
    gc.get_objects(generation="a")
except TypeError as e:
    print("TypeError")

# "except ... as e" deletes its name: without that, exception and frame would be a cycle.
import gc


def clean():
    try:
        raise ValueError
    except ValueError as e:
        pass


def leaky():
    try:
        raise ValueError
    except ValueError as e:
        kept = e


gc.disable()
gc.collect()
clean()
print(gc.collect())
leaky()
print(gc.collect())

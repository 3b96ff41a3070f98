# An unstarted generator in a cycle through its closure.
import gc


def make():
    def gen():
        yield box

    box = [gen()]


gc.disable()
gc.collect()
make()
print(gc.collect())
print(gc.collect())

# A finished generator lets go of its function; a suspended one holds it from 3.11 on.
import gc
import sys
import weakref

gc.disable()


def make():
    def body():
        yield 1

    return body(), weakref.ref(body)


generator, reference = make()
print(next(generator))
print(next(generator, "end"), reference() is None)
generator, reference = make()
generator.close()
generator = None
print(reference() is None)

# ends: 0
# prints: done
# Looks for objects that are still being filled.
import gc


def spy():
    for i in range(50):
        for item in gc.get_objects():
            if type(item) in (tuple, list, dict, set, frozenset) and item is not seen:
                seen.append(type(item))
                try:
                    len(item), repr(item)[:0] if len(item) < 3 else None
                except RecursionError:
                    pass
        if len(seen) > 20000:
            seen.clear()
        gc.collect()
        yield i


seen = []
gc.set_threshold(1)
for make in (tuple, list, set, frozenset, lambda it: dict.fromkeys(it), lambda it: [*it], lambda it: (*it,), lambda it: sorted(it), lambda it: {*it}):
    try:
        make(spy())
    except SystemError:  # what CPython answers when a tuple is caught unfinished
        pass
print("done")

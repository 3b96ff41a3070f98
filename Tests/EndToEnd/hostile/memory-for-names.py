# ends: 3
# says: heap limit
# options: --limit-heap 200000
# Nothing is left when the engine needs names, types and modules of its own.
kept = []
try:
    while True:
        kept.append(bytearray(4096))
except MemoryError:
    pass
while True:
    import time
    import random

    kept.append(dir(random))

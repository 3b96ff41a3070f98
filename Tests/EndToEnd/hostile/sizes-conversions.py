# ends: 0
# prints: done
# Conversions and layouts that ask for more than there is.
import sys


def refused(f):
    try:
        f()
    except (MemoryError, OverflowError, ValueError):
        return
    raise AssertionError(f)


refused(lambda: (1).to_bytes(2**62, "big"))
refused(lambda: (-1).to_bytes(2**63 - 1, "little", signed=True))
refused(lambda: bytes(2**62))
refused(lambda: bytearray(2**62))
refused(lambda: b"x".ljust(2**62))
refused(lambda: "x".zfill(2**62))
refused(lambda: [0] * 2**61)
refused(lambda: (0,) * 2**61)
refused(lambda: "\u1234" * 2**61)
refused(lambda: range(2**70).index(-1))
refused(lambda: list(range(2**64)))
refused(lambda: "{:{}}".format(1, 2**63))
refused(lambda: "%*d" % (2**70, 1))
refused(lambda: "%.*f" % (2**40, 1.0))
refused(lambda: 1 << 2**70)
refused(lambda: 2 ** 2**70)
refused(lambda: chr(2**100))
refused(lambda: sys._getframe(2**70))
print("done")

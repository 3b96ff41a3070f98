# ends: 0 3
# Requests that no machine could serve.
import sys

tries = [
    lambda: "a" * 10**12,
    lambda: "a" * 10**18,
    lambda: "a" * sys.maxsize,
    lambda: b"a" * sys.maxsize,
    lambda: [0] * 10**18,
    lambda: (0,) * 10**18,
    lambda: [0] * sys.maxsize,
    lambda: bytearray(sys.maxsize),
    lambda: bytes(sys.maxsize),
    lambda: "a".ljust(sys.maxsize),
    lambda: "a".center(sys.maxsize - 1),
    lambda: "1".zfill(sys.maxsize),
    lambda: 1 << sys.maxsize,
    lambda: 1 << 10**15,
    lambda: 10 ** 10**18,
    lambda: "%*d" % (sys.maxsize, 1),
    lambda: f"{1:{sys.maxsize}}",
    lambda: f"{1.5:.{sys.maxsize}f}",
    lambda: f"{1.5:.{2**31}f}",
    lambda: "\t".expandtabs(sys.maxsize),
    lambda: list(range(sys.maxsize)),
    lambda: ("ab" * 10**8).replace("a", "c" * 10**9),
    lambda: (10**100).to_bytes(sys.maxsize, "big"),
    lambda: int("1" * 5000),
    lambda: str(10**5000),
    lambda: range(10**30).__len__(),
]
names = set()
for index, attempt in enumerate(tries):
    try:
        attempt()
    except (MemoryError, OverflowError, ValueError) as error:
        names.add(type(error).__name__)
    else:
        print(index, "was done")
print("no crash")

# What `int.from_bytes` and `int` take, and what they say to the rest.
def show(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


class Index:
    def __index__(self):
        return 3


class Bytes:
    def __bytes__(self):
        return b"\x01\x02"


for source in (3, 2.5, None, "a", Index(), Bytes(), [1, 2], (1,), range(3), b"\xff", bytearray(b"\x01"), {1}):
    show(lambda: int.from_bytes(source))
show(lambda: int.from_bytes(b"", "big", True))
show(lambda: (5).to_bytes(1, "big", True))
show(lambda: (5).to_bytes(1, "big", True, 4))
for text in ("0", "-0", "-", "007", "-12", "+5", " 42\n", "999999999999999999", "9999999999999999999", "1_000", "١٢",
             "1" * 19, "x" * 250, "1 2", "", "--1", "1.0"):
    show(lambda: int(text))

a = f"{x}"
b = f"a{x!r:>{w}.{p}}b{y=}c{{}}"
c = f"{x:%Y-%m}" "d" f"{z!s}"
d = f""
e = f"{x!a:10}" + f"{ {1: 2}[1] }"
print(f"{a} {b} {c}", file=sys.stderr, end="")

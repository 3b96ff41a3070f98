"""Write CPython 3.13's code objects for Python files in the form of `CompilationResult.dump`.

usage: python3.13 dump_cpython.py FOLDER < list-of-files      (FOLDER/0.txt, FOLDER/1.txt, ...)
       python3.13 dump_cpython.py --beside FILE.py ...        (FILE.expected)
"""

import dis
import struct
import sys
import types

NAMES = {}


def camel(opname):
    if opname not in NAMES:
        head, *tail = opname.lower().split("_")
        NAMES[opname] = head + "".join(part.capitalize() for part in tail)
    return NAMES[opname]


def quoted(data):
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    out = []
    for byte in data:
        if 0x20 < byte < 0x7F and byte not in b"'\\":
            out.append(chr(byte))
        else:
            out.append(f"\\x{byte:02x}")
    return "'" + "".join(out) + "'"


def bits(value):
    return f"{struct.unpack('<Q', struct.pack('<d', value))[0]:x}"


def constant(value):
    if value is None or value is True or value is False or value is Ellipsis:
        return repr(value)
    if isinstance(value, int):
        return str(value) if -(2**63) <= value < 2**63 else hex(value)
    if isinstance(value, float):
        return "float:" + bits(value)
    if isinstance(value, complex):
        return "complex:" + bits(value.real) + ":" + bits(value.imag)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bytes):
        return "b" + quoted(value)
    if isinstance(value, tuple):
        return "(" + ",".join(map(constant, value)) + ")"
    if isinstance(value, frozenset):
        return "{" + ",".join(sorted(map(constant, value))) + "}"
    return f"<code {quoted(value.co_qualname)}>"


def position(p):
    parts = ["?" if v is None else str(v) for v in (p.lineno, p.col_offset, p.end_lineno, p.end_col_offset)]
    return f"{parts[0]}:{parts[1]}-{parts[2]}:{parts[3]}"


PAIRS = {
    "LOAD_FAST_LOAD_FAST": ("loadFast", "loadFast"),
    "STORE_FAST_STORE_FAST": ("storeFast", "storeFast"),
    "STORE_FAST_LOAD_FAST": ("storeFast", "loadFast"),
}


def instructions(code):
    """Instructions as [name, arg, position], fused ones taken apart (the second half's position is unknown: `*`)."""
    rows = []
    index = {}
    pending = []
    for ins in dis.get_instructions(code, adaptive=False, show_caches=False):
        pending.append(ins.offset)
        if ins.opname == "EXTENDED_ARG":
            continue
        for offset in pending:
            index[offset] = len(rows)
        pending = []
        where = position(ins.positions)
        if ins.opname in PAIRS:
            first, second = PAIRS[ins.opname]
            rows.append([first, ins.arg >> 4, where])
            rows.append([second, ins.arg & 15, "*"])
        elif ins.jump_target is not None:
            rows.append([camel(ins.opname), ("jump", ins.jump_target), where])
        else:
            rows.append([camel(ins.opname), ins.arg or 0, where])
    for row in rows:
        if isinstance(row[1], tuple):
            row[1] = index[row[1][1]]
    index[len(code.co_code)] = len(rows)
    return rows, index




def dump(code, out):
    rows, index = instructions(code)
    consts = list(code.co_consts)
    # The order of __static_attributes__ is that of a set of strings: sort it.
    for at in range(len(rows) - 1):
        if rows[at][0] == "loadConst" and rows[at + 1][0] == "storeName":
            if code.co_names[rows[at + 1][1]] == "__static_attributes__":
                consts[rows[at][1]] = tuple(sorted(consts[rows[at][1]]))
    out.append(
        f"code {quoted(code.co_qualname)} line={code.co_firstlineno}"
        f" args={code.co_argcount},{code.co_posonlyargcount},{code.co_kwonlyargcount}"
        f" flags={code.co_flags & 0x100103F:x} stack={code.co_stacksize}"
    )
    out.append("names" + "".join(" " + quoted(n) for n in code.co_names))
    locals_ = [(n, 0x20 | (0x40 if n in code.co_cellvars else 0)) for n in code.co_varnames]
    locals_ += [(n, 0x40) for n in code.co_cellvars if n not in code.co_varnames]
    locals_ += [(n, 0x80) for n in code.co_freevars]
    out.append("locals" + "".join(f" {quoted(n)}:{k:x}" for n, k in locals_))
    out.append("consts" + "".join(" " + constant(c) for c in consts))
    for at, (name, arg, where) in enumerate(rows):
        out.append(f"{at} {name} {arg} {where}")
    for entry in dis._parse_exception_table(code):
        out.append(
            f"except {index[entry.start]} {index[entry.end]} {index[entry.target]}"
            f" {entry.depth} {int(entry.lasti)}"
        )
    for value in code.co_consts:
        if isinstance(value, types.CodeType):
            dump(value, out)


def main():
    folder = sys.argv[1]
    if folder == "--beside":
        for path in sys.argv[2:]:
            out = []
            with open(path, "rb") as file:
                dump(compile(file.read(), "x", "exec", dont_inherit=True), out)
            with open(path.removesuffix(".py") + ".expected", "w") as file:
                file.write("\n".join(out) + "\n")
        return
    for number, path in enumerate(sys.stdin.read().split("\n")):
        if not path:
            continue
        out = []
        try:
            with open(path, "rb") as file:
                dump(compile(file.read(), path, "exec", dont_inherit=True), out)
        except Exception as error:
            out = [f"error {type(error).__name__}: {error}"]
        with open(f"{folder}/{number}.txt", "w") as file:
            file.write("\n".join(out) + "\n")


if __name__ == "__main__":
    import warnings

    warnings.simplefilter("ignore")
    main()

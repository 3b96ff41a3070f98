"""Writes the tree of each given file in the form that the engine's own `dump` uses.

usage: python3.13 syntax_dump.py LIST OUTDIR     (LIST: a file naming one source file per line)
"""
import ast
import struct
import sys
import warnings


def byte_text(data):
    return "".join(
        chr(b) if 32 <= b < 127 and b not in (39, 92) else "\\x%02x" % b for b in data)


def constant(value):
    if value is None or value is True or value is False:
        return repr(value)
    if value is Ellipsis:
        return "Ellipsis"
    if isinstance(value, int):
        return str(value) if value < 1 << 63 else "big:%x" % value
    if isinstance(value, float):
        return "float:%x" % struct.unpack("<Q", struct.pack("<d", value))
    if isinstance(value, complex):
        return "imag:%x" % struct.unpack("<Q", struct.pack("<d", value.imag))
    if isinstance(value, bytes):
        return "b'" + byte_text(value) + "'"
    return "'" + byte_text(value.encode("utf-8", "surrogatepass")) + "'"


def write(node, out):
    if node is None:
        out.append("None")
        return
    out.append(type(node).__name__ + "(")
    first = True
    for name in node._fields:
        value = getattr(node, name, None)
        is_constant = name == "value" and isinstance(node, (ast.Constant, ast.MatchSingleton))
        if name in ("type_comment", "type_ignores") or (value is None and not is_constant) or (
                value == [] and not is_constant):
            continue
        out.append(("" if first else ", ") + name + "=")
        first = False
        if is_constant:
            out.append(constant(value))
        elif isinstance(value, list):
            out.append("[")
            for i, item in enumerate(value):
                if i:
                    out.append(", ")
                if isinstance(item, str):
                    out.append("'" + item + "'")
                else:
                    write(item, out)
            out.append("]")
        elif isinstance(value, ast.AST):
            write(value, out)
        elif isinstance(value, str):
            out.append("'" + value + "'")
        else:
            out.append(str(value))
    if hasattr(node, "lineno"):
        out.append(("" if first else ", ") + "@%d:%d-%d:%d" % (
            node.lineno, node.col_offset, node.end_lineno, node.end_col_offset))
    out.append(")")


def main():
    sys.setrecursionlimit(20000)
    for index, path in enumerate(open(sys.argv[1]).read().splitlines()):
        with open(path, "rb") as file:
            source = file.read()
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                out = []
                write(ast.parse(source), out)
                text = "".join(out)
            except (SyntaxError, ValueError, MemoryError) as error:
                text = "ERR\t" + str(error)
        for w in caught:
            text += "\nW %d %s" % (w.lineno, w.message)
        with open("%s/%d" % (sys.argv[2], index), "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(text)


if __name__ == "__main__":
    main()

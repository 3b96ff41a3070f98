"""Records what CPython 3.13 makes of the sources in Tests/Conformance/syntax.

usage: python3.13 Tests/tools/syntax_record.py errors Tests/Conformance/syntax/errors.json
       python3.13 Tests/tools/syntax_record.py trees Tests/Conformance/syntax/trees.json

Each file is a list of objects with a "source"; everything else in them is written anew. To add a case, add an
object with a source and run the script.
"""
import ast
import json
import os
import sys
import warnings

sys.path.insert(0, os.path.dirname(__file__))
from syntax_dump import write  # noqa: E402


def record_error(source):
    try:
        ast.parse(source)
    except SyntaxError as error:
        return {
            "kind": type(error).__name__, "message": error.msg, "line": error.lineno, "offset": error.offset,
            "endLine": error.end_lineno, "endOffset": error.end_offset, "text": error.text}
    return {"kind": "none"}


def record_tree(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        out = []
        write(ast.parse(source), out)
    return {"tree": "".join(out), "warnings": ["%d: %s" % (w.lineno, w.message) for w in caught]}


def main():
    if sys.version_info[:2] != (3, 13):
        sys.exit("needs CPython 3.13")
    record = record_error if sys.argv[1] == "errors" else record_tree
    with open(sys.argv[2], encoding="utf-8") as file:
        cases = json.load(file)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        cases = [{"source": case["source"], **record(case["source"])} for case in cases]
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases) + "\n]\n")


main()

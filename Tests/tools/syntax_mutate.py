"""Breaks the programs of Tests/Conformance in small ways: sources for errors.json.

usage: python3.13 Tests/tools/syntax_mutate.py COUNT [SEED]

Writes a JSON list of COUNT objects with a "source", no two alike. Each is a piece of at most six lines of one of our own
programs with one to three tokens taken out, doubled, swapped or put in; no message (its names aside) comes more
than 16 times. The same SEED gives the same list as long as the programs stay as they are. syntax_record.py
adds what CPython says of them.
"""
import ast
import collections
import json
import pathlib
import random
import re
import sys
import textwrap
import warnings

ROOT = pathlib.Path(__file__).resolve().parent.parent / "Conformance"
TOKEN = re.compile(r"\s+|\w+|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|\*\*|//|->|:=|[-+*/%&|^<>=!]=|.", re.S)
INSERTED = [
    "(", ")", "[", "]", "{", "}", ":", ",", ";", ".", "=", "==", ":=", "->", "*", "**", "!", "?", "$", "@", "\\", "'", '"',
    "\n", " ", "    ", "\t", "#", "f'", "1", "0x", "1_", "1e", "not", "in", "is", "if", "else", "for", "async", "await", "yield",
    "return", "def", "class", "lambda", "import", "from", "as", "None", "True", "del", "pass", "print", "with", "try", "except",
    "match", "case", "_", "...", "é", "“", "\u00a0",
]


def mutated(piece, random):
    tokens = TOKEN.findall(piece)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        at = random.randrange(len(tokens))
        match random.randrange(5):
            case 0:
                del tokens[at]
            case 1:
                tokens.insert(at, random.choice(INSERTED))
            case 2:
                tokens[at] = random.choice(INSERTED)
            case 3:
                tokens.insert(at, random.choice(tokens))
            case 4:
                other = random.randrange(len(tokens))
                tokens[at], tokens[other] = tokens[other], tokens[at]
        if not tokens:
            return ""
    return "".join(tokens)


def message(source):
    """What CPython says of a source, without the names and numbers in it; None: nothing."""
    try:
        ast.parse(source)
    except SyntaxError as error:
        return re.sub(r"'[^']*'|\d+", "…", error.msg)
    return None


def main():
    if sys.version_info[:2] != (3, 13):
        sys.exit("needs CPython 3.13")
    warnings.simplefilter("ignore")
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    programs = [
        text.splitlines(keepends=True)
        for path in sorted(ROOT.rglob("*.py")) if (text := path.read_text(encoding="utf-8", errors="ignore")).strip()
        and path.name not in ("record.py",)]
    seen = set()
    told = collections.Counter()
    while len(seen) < int(sys.argv[1]):
        lines = chance.choice(programs)
        start = chance.randrange(len(lines))
        piece = textwrap.dedent("".join(lines[start : start + chance.randint(1, 6)]))
        if piece.strip() and len(piece) <= 300:
            source = mutated(piece, chance)
            if source not in seen and told[message(source)] < 16:
                told[message(source)] += 1
                seen.add(source)
    sources = sorted(seen)
    chance.shuffle(sources)
    print(json.dumps([{"source": source} for source in sources], ensure_ascii=False))


main()

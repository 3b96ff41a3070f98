#!/usr/bin/env python3
"""Cut the Python samples out of the seed articles, one program a sample.

    extract.py [DIR] OUT

DIR holds the articles (default: $HEAPLINGS_SEEDS, else ../shared/seeds beside the
repository); OUT receives `<seed>-<number>.py` for each sample. The articles'
text is not part of this repository, only what its samples print is. README.md
says how samples are told from prose and how lost line breaks are put back.

Exit status: 3 when there is no such folder, 4 when a sample is not the one
that manifest.json describes.
"""

import ast
import hashlib
import json
import os
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MANIFEST = HERE / "manifest.json"
NO_SEEDS = 3
OTHER_SEEDS = 4
# Words that cannot stand alone before the rest of their statement, and words that never begin one.
WANTS_MORE = {"return", "import", "def", "class", "with", "if", "for", "while", "in", "is", "as", "not", "and", "or"}
NEVER_FIRST = {"in", "is", "as", "and", "or", "not"}


def seeds_folder(given=None):
    """The folder of the articles; ends the process with NO_SEEDS and its name when it is absent."""
    folder = Path(given or os.environ.get("HEAPLINGS_SEEDS") or HERE.parent.parent.parent / "shared" / "seeds")
    if not any(folder.glob("00[0-9]_*.txt")):
        print(f"seeds: no articles (00N_*.txt) in {folder}; set HEAPLINGS_SEEDS to their folder", file=sys.stderr)
        sys.exit(NO_SEEDS)
    return folder


def samples(folder):
    """Sample id → program, in the order of the articles."""
    found = {}
    for path in sorted(folder.glob("00[0-9]_*.txt")):
        seed, text = path.name[:3], path.read_text(encoding="utf-8")
        for number, code in enumerate(fenced(text), 1):
            found[f"{seed}-{number:02}"] = code
        for number, code in enumerate(cumulative(cells(text)), 1):
            found[f"{seed}-{number:02}"] = code
    return found


def fenced(text):
    """The ```python blocks: as they stand, or unfolded when the article squeezed them into one line."""
    for match in re.finditer(r"```python(\n| )(.*?)[ \n]?```", text, re.S):
        yield match[2].rstrip() + "\n" if match[1] == "\n" else unfolded(match[2])


# Blocks whose line breaks were lost

def unfolded(line):
    """Put line breaks and indentation back into a block that stands on one line."""
    lines, depth, blocks = [], 0, []
    for piece in pieces(line):
        if piece.startswith("#"):
            if re.match(r"# ?输出", piece) and lines:
                lines[-1] += "  " + piece  # what the statement before it prints
                continue
            if not lines or not lines[-1].endswith(":"):
                blocks.clear()  # a heading of its own: back to the margin
        elif re.match(r"(else|elif|except|finally)\b", piece):
            while blocks and not blocks.pop().startswith(("if", "for", "while", "try")):
                pass
        lines.append("    " * len(blocks) + piece)
        if piece.endswith(":") and not piece.startswith("#"):
            blocks.append(piece)
    return "\n".join(lines) + "\n"


def pieces(line):
    """Comments, block headers and simple statements of a one-line block, in order."""
    for part in re.findall(r"# ?\S+|(?:[^#'\"]|'[^']*'|\"[^\"]*\")+", line.strip()):
        if part.startswith("#"):
            yield part
            continue
        words, current = part.split(), ""
        for at, word in enumerate(words):
            current = f"{current} {word}".strip()
            following = words[at + 1] if at + 1 < len(words) else None
            if following is None or (ends_statement(current) and begins_statement(following)):
                yield current
                current = ""


def ends_statement(text):
    if text.split()[-1] in WANTS_MORE:
        return False
    if text.endswith(":"):
        head = re.match(r"\w+", text)[0]
        return head in ("if", "else", "elif", "for", "while", "def", "class", "with", "try", "except", "finally")
    # A decorator or a return is complete in its surroundings only.
    if text.startswith("@"):
        text += "\ndef f(): pass"
    return parses("def f():\n " + text) or parses(text)


def begins_statement(word):
    return bool(re.match(r"[A-Za-z_@]", word)) and word not in NEVER_FIRST


def parses(text):
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


# Notebook cells

def cells(text):
    """The code of each `In [n]:` cell: its paragraphs up to the one that is a bare literal, the result."""
    for part in re.split(r"^In \[\d+\]:\n", text, flags=re.M)[1:]:
        code = []
        for paragraph in re.split(r"(\n\s*\n)", part):
            if is_literal(paragraph):
                break
            code.append(paragraph)
        yield "".join(code).rstrip() + "\n"


def is_literal(text):
    try:
        ast.literal_eval(text.strip())
    except (SyntaxError, ValueError):
        return False
    return True


def cumulative(codes):
    """Cell k as a program: cells 1 to k, each showing the value of its last line as a notebook does."""
    program = ""
    for code in codes:
        tree = ast.parse(code)
        last = tree.body[-1]
        if isinstance(last, ast.Expr) and not code.rstrip().split("\n")[last.lineno - 1].startswith("print("):
            lines = code.split("\n")
            lines[last.lineno - 1] = f"print(repr({lines[last.lineno - 1]}))"
            code = "\n".join(lines)
        program += code
        yield program


def digest(code):
    return hashlib.sha256(code.encode("utf-8")).hexdigest()


def masked(text, entry):
    """`text` without what a real process cannot repeat: the manifest names each rule and its reason."""
    for mask in entry.get("masks", []):
        text = re.sub(mask["pattern"], mask["replace"], text, flags=re.M)
    return text


def verified(folder):
    """The samples, each checked against the manifest; ends the process with OTHER_SEEDS otherwise."""
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))["samples"]
    found = samples(folder)
    described = {entry["id"]: entry["sha256"] for entry in manifest}
    wrong = [i for i in sorted(found.keys() | described.keys()) if i not in found or described.get(i) != digest(found[i])]
    if wrong:
        print("seeds: not the samples of manifest.json: " + ", ".join(wrong), file=sys.stderr)
        sys.exit(OTHER_SEEDS)
    return found, manifest


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        sys.exit("usage: extract.py [DIR] OUT")
    out = Path(arguments[-1])
    found, _ = verified(seeds_folder(arguments[0] if len(arguments) == 2 else None))
    out.mkdir(parents=True, exist_ok=True)
    for name, code in found.items():
        (out / f"{name}.py").write_text(code, encoding="utf-8")
    print(f"{len(found)} samples in {out}")


if __name__ == "__main__":
    main(sys.argv[1:])

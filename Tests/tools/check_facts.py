#!/usr/bin/env python3
"""Runs the tables of docs/cpython-facts.md.

    Tests/tools/check_facts.py ENGINE       our engine, under each of its profiles
    Tests/tools/check_facts.py --cpython    the CPythons of this machine (pyenv's folder, then PATH)

A table is run when its first heading is "expression". Its other headings are versions: "3.8", "3.8, 3.9", or "all". A row
says what `print` shows of the expression under these versions, in a program of its own; the Python block that stands last
above the table in its section runs before it. What is not the same is printed; exit status 1 then.
"""
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

VERSIONS = ("3.8", "3.9", "3.11", "3.12", "3.13")
PAGE = Path(__file__).resolve().parents[2] / "docs" / "cpython-facts.md"
MEASURED = {"3.8": "3.8.18", "3.9": "3.9.18", "3.11": "3.11.7", "3.12": "3.12.1", "3.13": "3.13.0"}


def cells(line):
    return [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]


def facts(text):
    """(line number, program, version, expected text) for every cell of every table that can be run."""
    setup, heading, block = "", None, None
    for number, line in enumerate(text.splitlines(), 1):
        if block is not None:
            if line.startswith("```"):
                setup, block = "\n".join(block) + "\n", None
            else:
                block.append(line)
        elif line.startswith("```python"):
            block = []
        elif line.startswith("#"):
            setup, heading = "", None
        elif not line.startswith("|"):
            heading = None
        elif heading is None:
            heading = cells(line)
        elif heading[0] == "expression" and not re.fullmatch(r"[|\s:-]+", line):
            row = cells(line)
            if len(row) != len(heading):
                sys.exit(f"{PAGE.name}:{number}: {len(row)} cells under {len(heading)} headings")
            for versions, expected in zip(heading[1:], row[1:]):
                for version in VERSIONS if versions == "all" else re.split(r",\s*", versions):
                    yield number, f"{setup}print({row[0]})\n", version, expected


def find_python(version):
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions" / MEASURED[version] / "bin" / "python"
    return str(pyenv) if pyenv.exists() else shutil.which(f"python{version}")


def run(command, program):
    done = subprocess.run(command + ["-c", program], capture_output=True, text=True, timeout=60)
    lines = done.stdout.splitlines()
    return lines[-1] if done.returncode == 0 and lines else f"status {done.returncode}: {done.stderr.strip()[-200:]}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    commands = {}
    for version in VERSIONS:
        if sys.argv[1] != "--cpython":
            commands[version] = [sys.argv[1], "--python", version]
        elif python := find_python(version):
            commands[version] = [python, "-I", "-S", "-B"]
        else:
            print(f"no CPython {version} here")
    known = [fact for fact in facts(PAGE.read_text(encoding="utf-8")) if fact[2] in commands]
    wrong = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda fact: run(commands[fact[2]], fact[1]), known)
        for (number, program, version, expected), value in zip(known, found):
            if value != expected:
                wrong += 1
                print(f"{PAGE.name}:{number}: {program.splitlines()[-1]} under {version}: {value}, not {expected}")
    if not known:
        sys.exit("the page has no table that can be run")
    counts = os.environ.get("COUNTS")
    if counts:
        Path(counts).write_text(f"{len(known) - wrong} {wrong}\n")
    print(f"{len(known) - wrong} passed, {wrong} failed")
    sys.exit(1 if wrong else 0)


main()

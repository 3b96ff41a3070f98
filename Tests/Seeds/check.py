#!/usr/bin/env python3
"""Run the samples of the seed articles on the engine and compare: see check.sh."""

import difflib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import extract

EXPECTED = extract.HERE / "expected"
VERSIONS = ["3.8", "3.13"]
WALL_LIMIT = 120  # seconds before a run counts as hanging


def expectation(entry, version, kind):
    path = EXPECTED / f"{entry['id']}.{version}.{kind}"
    return path.read_bytes().decode("utf-8") if path.exists() else ""


def differences(entry, version, done, folder):
    """What is not as expected, as lines to print."""
    errors = done.stderr.decode("utf-8", "replace")
    errors = errors.replace(os.path.realpath(folder) + os.sep, "")  # CPython shows full paths
    out = extract.masked(done.stdout.decode("utf-8", "replace"), entry)
    # The language is 3.13's under every profile: so are its error texts and tracebacks.
    pairs = [("out", expectation(entry, version, "out"), out),
             ("err", expectation(entry, "3.13", "err"), errors)]
    for kind, wanted, seen in pairs:
        if wanted != seen:
            yield from difflib.unified_diff(
                wanted.splitlines(), seen.splitlines(), f"expected .{kind}", f"seen .{kind}", lineterm="")
    wanted = int(expectation(entry, "3.13", "status") or 0)
    if done.returncode != wanted:
        yield f"exit status {done.returncode}, expected {wanted}"


def main(runner):
    if not runner:
        print("usage: check.sh RUNNER [ARG...]   runs RUNNER [ARG...] --python VERSION FILE", file=sys.stderr)
        return 2
    if Path(runner[0]).exists():
        runner[0] = str(Path(runner[0]).resolve())
    found, manifest = extract.verified(extract.seeds_folder())
    counts = {}
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        for entry in manifest:
            if entry["scope"] == "outside":
                print(f"outside {entry['id']}: needs {', '.join(entry['needs'])}")
                continue
            name = f"{entry['id']}.py"
            (Path(folder) / name).write_text(found[entry["id"]], encoding="utf-8")
            for version in VERSIONS:
                try:
                    done = subprocess.run(runner + ["--python", version, name], cwd=folder, capture_output=True,
                                          stdin=subprocess.DEVNULL, timeout=WALL_LIMIT)
                    lines = list(differences(entry, version, done, folder))
                except subprocess.TimeoutExpired:
                    lines = [f"still running after {WALL_LIMIT} s"]
                counts[entry["scope"]] = counts.get(entry["scope"], 0) + 1
                if lines:
                    failed.append(entry["id"])
                    print(f"differs {entry['id']} under {version} ({entry['scope']})")
                    print("\n".join("    " + line for line in lines))
    total = ", ".join(f"{n} {scope}" for scope, n in sorted(counts.items()))
    print(f"{sum(counts.values())} runs ({total}), {len(failed)} differ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

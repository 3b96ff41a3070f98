#!/usr/bin/env python3
"""Record what real CPythons print for the conformance programs.

    record.py [--check] [--list] [PATH ...]

PATH is a program, or a folder of programs below `language` or `memory`;
without one, everything beside this file is recorded. `--check` writes nothing
and reports where a recording differs from what the interpreters print now.
The rules a program must obey, and what each recording means, are in README.md.
"""

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LANGUAGE_VERSION = "3.13"
VERSIONS = ["3.8", "3.9", "3.11", "3.12", "3.13"]
CPU_LIMIT = 2.0     # seconds of processor time that one run may take
WALL_LIMIT = 60.0   # seconds before a run counts as hanging
OUTPUT_LIMIT = 64 * 1024
# The first seed gives the recording, the others must print the same bytes.
# Address space randomisation makes the repeated runs differ in addresses too.
HASH_SEEDS = ["0", "1", "2"]


class Refused(Exception):
    """The program breaks a rule of the corpus; nothing was written for it."""


def find_pythons(versions):
    """Map each version to an interpreter, from pyenv's folder or from PATH."""
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"

    def patch(folder):
        digits = folder.name.rsplit(".", 1)[1]
        return int(digits) if digits.isdigit() else -1

    found, missing = {}, []
    for version in versions:
        folders = sorted(root.glob(version + ".*"), key=patch, reverse=True)
        candidates = [folder / "bin" / "python" for folder in folders if patch(folder) >= 0]
        on_path = shutil.which("python" + version)
        if on_path:
            candidates.append(Path(on_path))
        for candidate in candidates:
            if reported_version(candidate) == version:
                found[version] = candidate
                break
        else:
            missing.append(version)
    if missing:
        sys.exit("record.py: no CPython " + ", ".join(missing) + " in pyenv's folder or on PATH")
    return found


def reported_version(python):
    code = "import sys; print(sys.implementation.name, *sys.version_info[:2])"
    try:
        text = subprocess.run([python, "-I", "-c", code], capture_output=True, text=True).stdout
    except OSError:
        return None
    name, *numbers = text.split() or [""]
    return ".".join(numbers) if name == "cpython" else None


def run(python, program, seed):
    """Run a copy of `program`, alone in an empty folder, as `python NAME.py` typed there."""
    with tempfile.TemporaryDirectory() as folder:
        folder = os.path.realpath(folder)
        shutil.copy(program, folder)
        environment = {
            "PYTHONHASHSEED": seed, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8",
            "HOME": folder, "PATH": os.defpath, "NO_COLOR": "1",
        }
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        try:
            done = subprocess.run(
                [python, "-s", "-S", "-B", program.name], cwd=folder, env=environment,
                stdin=subprocess.DEVNULL, capture_output=True, timeout=WALL_LIMIT)
        except subprocess.TimeoutExpired:
            raise Refused(f"still running after {WALL_LIMIT:.0f} s") from None
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if seconds > CPU_LIMIT:
        raise Refused(f"takes {seconds:.1f} s of processor time, more than {CPU_LIMIT:.0f} s")
    if done.returncode < 0:
        raise Refused(f"dies of signal {-done.returncode}")
    if max(len(done.stdout), len(done.stderr)) > OUTPUT_LIMIT:
        raise Refused(f"prints more than {OUTPUT_LIMIT} bytes")
    return {
        "out": decoded(done.stdout),
        "err": decoded(done.stderr).replace(folder + os.sep, ""),
        "status": f"{done.returncode}\n" if done.returncode else "",
    }


def decoded(text):
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("prints something that is not UTF-8") from None


def observe(python, program):
    """The recording of one interpreter, if it is the same every time."""
    runs = [run(python, program, seed) for seed in HASH_SEEDS]
    if any(other != runs[0] for other in runs[1:]):
        stream = next(key for key in runs[0] if len({r[key] for r in runs}) > 1)
        raise Refused(f"is not deterministic: .{stream} differs from run to run")
    for key in ("out", "err"):
        leak = re.search(r"\bat 0x[0-9a-f]{6,}|/(?:home|root|tmp|usr|opt)/\S*", runs[0][key])
        if leak:
            raise Refused(f".{key} shows an address or a path of this machine: {leak[0]}")
    return runs[0]


def recording(program, pythons):
    """File suffix → contents, for every file that belongs beside `program`."""
    if program.stem in sys.stdlib_module_names:
        raise Refused("is named like a standard module, which it would hide")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", program.stem):
        raise Refused("needs a name of lower-case letters, digits and underscores")
    if kind(program) == "language":
        seen = observe(pythons[LANGUAGE_VERSION], program)
        return {f".{key}": text for key, text in seen.items() if text or key == "out"}
    seen = {version: observe(pythons[version], program) for version in VERSIONS}
    files = {}
    for key in ("out", "err", "status"):
        texts = {version: seen[version][key] for version in VERSIONS}
        if len(set(texts.values())) == 1:
            if texts[VERSIONS[0]] or key == "out":
                files[f".{key}"] = texts[VERSIONS[0]]
        else:
            files.update({f".{version}.{key}": text for version, text in texts.items()})
    return files


def kind(program):
    try:
        top = program.relative_to(HERE).parts[0]
    except ValueError:
        top = ""
    if top not in ("language", "memory"):
        sys.exit(f"record.py: {program} is in neither language/ nor memory/")
    return top


def recorded(program):
    """File suffix → contents, as the repository has it now."""
    pattern = re.compile(re.escape(program.stem) + r"((?:\.3\.\d+)?\.(?:out|err|status))")
    files = {}
    for path in program.parent.iterdir():
        match = pattern.fullmatch(path.name)
        if match:
            files[match[1]] = path.read_bytes().decode("utf-8")
    return files


def programs(paths):
    for path in paths or [HERE / "language", HERE / "memory"]:
        path = Path(path).resolve()
        if path.is_dir():
            yield from sorted(path.rglob("*.py"))
        elif path.suffix == ".py" and path.exists():
            yield path
        else:
            sys.exit(f"record.py: no program {path}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a program or a folder of programs")
    parser.add_argument("--check", action="store_true", help="write nothing, report differences")
    parser.add_argument("--list", action="store_true", help="print the name of every changed program")
    options = parser.parse_args()
    chosen = list(programs(options.paths))
    wanted = VERSIONS if any(kind(p) == "memory" for p in chosen) else [LANGUAGE_VERSION]
    pythons = find_pythons(wanted)
    changed = refused = 0
    for program in chosen:
        name = program.relative_to(HERE)
        try:
            new = recording(program, pythons)
        except Refused as reason:
            refused += 1
            print(f"refused {name}: {reason}")
            continue
        old = recorded(program)
        if new == old:
            continue
        changed += 1
        if options.check or options.list:
            suffixes = sorted(s for s in new.keys() | old.keys() if new.get(s) != old.get(s))
            print(f"{'differs' if options.check else 'recorded'} {name}: {' '.join(suffixes)}")
        if not options.check:
            for suffix in old.keys() - new.keys():
                program.with_name(program.stem + suffix).unlink()
            for suffix, text in new.items():
                program.with_name(program.stem + suffix).write_bytes(text.encode("utf-8"))
    verb = "differ" if options.check else "recorded anew"
    print(f"{len(chosen)} programs, {changed} {verb}, {refused} refused")
    sys.exit(1 if refused or (options.check and changed) else 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Holds what the course says against real CPythons.

Run from the repository's root: python3 Tests/tools/check_course.py
Interpreters are looked for as python3.8, python3.13 … on PATH and under ~/.pyenv/versions; a profile without
one is skipped and named. Checked: every lesson cell against its output block, every predict solution against
its own program, every solution and wrong answer of a driven exercise for exceptions.
"""
import glob
import os
import re
import shutil
import subprocess
import sys

RUN_CELLS = """
import sys
names = {"__name__": "__main__"}
for cell in %r:
    exec(compile(cell, "cell", "exec"), names)
    print("\\0", end="")
"""
RUN_DRIVER = """
import sys, types
answer = types.ModuleType("answer")
exec(compile(%r, "answer", "exec"), answer.__dict__)
sys.modules["answer"] = answer
exec(compile(%r, "driver", "exec"), {"__name__": "__main__", "checkpoint": lambda label: None})
"""


def python(profile):
    found = shutil.which("python" + profile)
    if found and subprocess.run([found, "-c", ""], capture_output=True).returncode == 0:
        return found
    installed = glob.glob(os.path.expanduser("~/.pyenv/versions/%s.*/bin/python" % profile))
    return installed[0] if installed else None


def run(profile, source, failures, what):
    interpreter = python(profile)
    if interpreter is None:
        skipped.add(profile)
        return None
    done = subprocess.run(
        [interpreter, "-I", "-S", "-c", source], capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        failures.append("%s under %s: %s" % (what, profile, done.stderr.strip().splitlines()[-1]))
        return None
    return done.stdout


def check_lesson(path, failures):
    text = open(path, encoding="utf-8").read()
    default = re.search(r'^profile: "?([\d.]+)', text, re.M).group(1)
    sessions = {}
    current = None
    for info, body in re.findall(r"^```(\S[^\n]*)\n(.*?)^```$", text, re.S | re.M):
        words = info.split()
        if words[0] == "python" and "run" in words:
            options = dict(word.split("=") for word in words if "=" in word)
            current = sessions.setdefault((options.get("profile", default), options.get("session")), [])
            current.append([body, ""])
        elif words[0] == "output":
            current[-1][1] = body
    for (profile, _), cells in sessions.items():
        printed = run(profile, RUN_CELLS % [cell for cell, _ in cells], failures, path)
        if printed is None:
            continue
        for (cell, expected), got in zip(cells, printed.split("\0")):
            if got != expected:
                failures.append("%s under %s: %r instead of %r after\n%s" % (path, profile, got, expected, cell))


def check_predict(folder, profiles, failures):
    source = open(folder + "/solution.py", encoding="utf-8").read()
    blanks = re.findall(r"# => (.*)$", source, re.M)
    for profile in profiles:
        # As the main module of a file would run it: a fresh namespace, constants in one code object.
        printed = run(profile, source, failures, folder)
        if printed is None:
            continue
        expected = []
        for blank in blanks:
            named = re.search(r"\b%s: (\S+)" % re.escape(profile), blank)
            expected.append(named.group(1) if named else blank.strip())
        lines = [" ".join(line.split()) for line in printed.splitlines()]
        if lines != expected:
            failures.append("%s under %s: %s instead of %s" % (folder, profile, lines, expected))


def check_driven(folder, head, failures):
    driver = open(folder + "/driver.py", encoding="utf-8").read()
    answer = open(folder + "/solution.py", encoding="utf-8").read()
    for inputs in re.findall(r"\{([^}]*)\}", re.search(r"^runs: (.*)$", head, re.M).group(1)):
        prelude = "".join(pair.strip().replace(":", " =") + "\n" for pair in inputs.split(","))
        for profile in re.findall(r'"([\d.]+)"', re.search(r"^profiles: (.*)$", head, re.M).group(1)):
            run(profile, RUN_DRIVER % (answer, prelude + driver), failures, folder)


failures = []
skipped = set()
for lesson in sorted(glob.glob("lessons/*/*.md")):
    check_lesson(lesson, failures)
for folder in sorted(glob.glob("exercises/*/*")):
    head = open(folder + "/exercise.md", encoding="utf-8").read().split("---")[1]
    if "\nkind: predict" in head:
        check_predict(folder, re.findall(r'"([\d.]+)"', re.search(r"^profiles: (.*)$", head, re.M).group(1)), failures)
    elif "\ndriver:" in head:
        check_driven(folder, head, failures)
for failure in failures:
    print(failure)
for profile in sorted(skipped):
    print("skipped: no python" + profile)
print("%d differences" % len(failures))
sys.exit(1 if failures else 0)

#!/usr/bin/env python3
"""Times our engine beside a real CPython on the programs of this folder; README.md says how to read it.

Every ratio is peer / ours: above 1 means that ours is faster, or needs less memory.
Exit status: 0 done, 1 an output differed or a program failed, 2 wrong usage.
"""
import argparse
import ctypes
import glob
import json
import math
import os
import platform
import re
import shlex
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SCHEMA = "heaplings.benchmark/1"
STARTUP = "startup"
MARK = "@time "


class Usage(Exception):
    """The command line names something that is not there."""


# ---------------------------------------------------------------- finding things


def real_python(command):
    """The executable behind `command`, or None. A version manager's shim would add its own start-up."""
    try:
        done = subprocess.run([command, "-c", "import sys; print(sys.executable)"], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return None
    path = done.stdout.decode().strip()
    return path if done.returncode == 0 and path else None


def find_peer(name):
    if os.sep in name:
        found = real_python(name)
    else:
        on_path = shutil.which(name)
        found = real_python(on_path) if on_path else None
    if not found:
        root = os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv")
        version = name[len("python"):] if name.startswith("python") else name
        candidates = glob.glob(os.path.join(root, "versions", version + ".*", "bin", "python" + version))
        candidates.sort(key=lambda path: [int(part) for part in re.findall(r"\d+", path)], reverse=True)
        found = next(filter(None, map(real_python, candidates)), None)
    if not found:
        raise Usage("no " + name + " on PATH or under pyenv; give its path with --peer")
    return found


def python_version(command):
    code = "import platform; print(platform.python_implementation(), platform.python_version())"
    return subprocess.run([command, "-c", code], stdout=subprocess.PIPE, check=True).stdout.decode().strip()


def split_command(text):
    words = shlex.split(text)
    path = shutil.which(words[0]) if words else None
    if not path and words and os.access(str(ROOT / words[0]), os.X_OK):
        path = str(ROOT / words[0])
    if not path:
        raise Usage("cannot run " + repr(text) + "; build it first, or give --ours")
    return [os.path.abspath(path)] + words[1:]


def choose(suite, only):
    """The programs to run, as pairs of a name and the arguments that follow the interpreter."""
    everything = only or suite == "all"
    folders = ["programs", "micro"] if everything else [suite]
    found = []
    for folder in folders:
        found += [(path.stem, [str(path)]) for path in sorted((HERE / folder).glob("*.py"))]
        if folder == "micro":
            found.append((STARTUP, ["-c", "pass"]))
    if not only:
        return found
    unknown = sorted(set(only) - {name for name, _ in found})
    if unknown:
        known = ", ".join(name for name, _ in found)
        raise Usage("no program " + ", ".join(unknown) + "; there are " + known)
    return [(name, arguments) for name, arguments in found if name in only]


# ---------------------------------------------------------------- measuring one process


class Sample:
    """One finished process: seconds of wall and processor time, peak resident KiB, what it printed."""

    def __init__(self, wall, usage, status, output, errors):
        self.wall = wall
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)
        self.exit = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        lines = output.decode("utf-8", "replace").splitlines()
        self.output = [line for line in lines if not line.startswith(MARK)]
        self.timings = {}
        for line in lines:
            if line.startswith(MARK):
                name, value, unit = line[len(MARK):].split()
                self.timings[name] = (float(value), unit)
        self.errors = errors.decode("utf-8", "replace").strip().splitlines()


def environment():
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    kept["PYTHONHASHSEED"] = "0"
    return kept


def finish(pid, start, seconds, folder):
    watchdog = threading.Timer(seconds, lambda: os.kill(pid, signal.SIGKILL))
    watchdog.daemon = True
    watchdog.start()
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    watchdog.cancel()
    return Sample(wall, usage, status, Path(folder, "out").read_bytes(), Path(folder, "err").read_bytes())


def redirections(folder):
    writing = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    return [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, os.path.join(folder, "out"), writing, 0o600),
            (os.POSIX_SPAWN_OPEN, 2, os.path.join(folder, "err"), writing, 0o600)]


def run_timed(command, seconds, folder):
    start = time.perf_counter()
    pid = os.posix_spawn(command[0], command, environment(), file_actions=redirections(folder))
    return finish(pid, start, seconds, folder)


def adopt_orphans():
    """Makes this process the new parent of its orphaned grandchildren. Linux only; False elsewhere."""
    pr_set_child_subreaper = 36
    try:
        return ctypes.CDLL(None).prctl(pr_set_child_subreaper, 1, 0, 0, 0) == 0
    except (OSError, AttributeError):
        return False


def run_for_memory(command, seconds, folder):
    """Like run_timed, but with a true peak.

    Linux lets a process inherit the peak of the one that started it across exec, so a child of this script
    never reads below the size of a Python. A shell in between starts the command and leaves; we adopt the
    orphan, which then only inherits the peak of the shell, about a megabyte.
    """
    if not adopt_orphans():
        return run_timed(command, seconds, folder)
    # The command waits for a line from us until the shell is gone, which else might reap a quick one itself.
    script = ('exec 3<&0; out=$1 err=$2; shift 2; '
              '{ read -r _; exec "$@" >"$out" 2>"$err" </dev/null; } <&3 3<&- & echo $!')
    files = [os.path.join(folder, "out"), os.path.join(folder, "err")]
    with subprocess.Popen(["/bin/sh", "-c", script, "sh"] + files + command, env=environment(),
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE) as shell:
        pid = int(shell.stdout.readline())
        shell.wait()
        start = time.perf_counter()
        shell.stdin.write(b"\n")
    return finish(pid, start, seconds, folder)


# ---------------------------------------------------------------- comparing


def difference(ours, peer):
    """A sentence on the first thing that is not the same, or None."""
    if ours.exit != peer.exit:
        last = " (" + ours.errors[-1] + ")" if ours.errors else ""
        return "exit status {} instead of {}{}".format(ours.exit, peer.exit, last)
    if peer.exit != 0:
        return "both failed" + (": " + peer.errors[-1] if peer.errors else "")
    for number, (left, right) in enumerate(zip(ours.output, peer.output), 1):
        if left != right:
            return "line {}: {!r} instead of {!r}".format(number, left, right)
    if len(ours.output) != len(peer.output):
        return "{} lines instead of {}".format(len(ours.output), len(peer.output))
    return None


def spread(ratios):
    return {"median": statistics.median(ratios), "min": min(ratios), "max": max(ratios)}


def series(samples, warm):
    return {"cpu": [sample.cpu for sample in samples], "wall": [sample.wall for sample in samples],
            "peakKiB": warm.peak}


def divide(peer, ours):
    """peer / ours, where both may be too small for the clock of the processor accounting."""
    return max(peer, 1e-6) / max(ours, 1e-6)


def measure(name, ours, peer, options):
    with tempfile.TemporaryDirectory() as folder:
        warm = run_for_memory(ours, options.timeout, folder), run_for_memory(peer, options.timeout, folder)
        wrong = difference(*warm)
        if wrong:
            return {"name": name, "difference": wrong}
        pairs = []
        for _ in range(options.runs * 4 if name == STARTUP else options.runs):
            left = run_timed(ours, options.timeout, folder)
            right = run_timed(peer, options.timeout, folder)
            wrong = difference(left, right)
            if wrong:
                return {"name": name, "difference": wrong}
            pairs.append((left, right))
    row = {"name": name,
           "ours": series([sample for sample, _ in pairs], warm[0]),
           "peer": series([sample for _, sample in pairs], warm[1]),
           "cpu": spread([divide(b.cpu, a.cpu) for a, b in pairs]),
           "wall": spread([divide(b.wall, a.wall) for a, b in pairs]),
           "memory": divide(warm[1].peak, warm[0].peak), "timings": {}}
    for timing, (_, unit) in pairs[0][0].timings.items():
        left = [a.timings[timing][0] for a, _ in pairs]
        right = [b.timings[timing][0] for _, b in pairs]
        row["timings"][timing] = {"unit": unit, "ours": left, "peer": right,
                                  "ratio": spread([divide(b, a) for a, b in zip(left, right)])}
    return row


def geometric_mean(values):
    return math.exp(sum(map(math.log, values)) / len(values)) if values else float("nan")


def summary(rows, clock):
    good = [row for row in rows if "difference" not in row]
    if not good:
        return None
    worst = min(good, key=lambda row: row[clock]["median"])
    return {"clock": clock, "geometricMean": geometric_mean([row[clock]["median"] for row in good]),
            "worst": {"name": worst["name"], "ratio": worst[clock]["median"]},
            "memoryGeometricMean": geometric_mean([row["memory"] for row in good]),
            "differences": [row["name"] for row in rows if "difference" in row]}


# ---------------------------------------------------------------- printing


# name, our time, the peer's time, their ratio, its spread, two peaks, their ratio
HEAD = "{:<16}{:>9}{:>9}{:>8}{:>15}{:>9}{:>9}{:>8}"


def print_row(row, clock, before):
    if "difference" in row:
        print("{:<16}DIFFERS: {}".format(row["name"], row["difference"]))
        return
    ratio = row[clock]
    line = HEAD.format(
        row["name"], "{:.4g}".format(statistics.median(row["ours"][clock])),
        "{:.4g}".format(statistics.median(row["peer"][clock])), "{:.2f}".format(ratio["median"]),
        "{:.2f}–{:.2f}".format(ratio["min"], ratio["max"]), "{:.1f}".format(row["ours"]["peakKiB"] / 1024),
        "{:.1f}".format(row["peer"]["peakKiB"] / 1024), "{:.2f}".format(row["memory"]))
    if before and row["name"] in before:
        line += "{:>+8.0%}".format(ratio["median"] / before[row["name"]] - 1)
    print(line)
    for name, timing in row["timings"].items():
        ratio = timing["ratio"]
        print(HEAD.format(
            "  " + name, "{:.4g}".format(statistics.median(timing["ours"])),
            "{:.4g}".format(statistics.median(timing["peer"])), "{:.2f}".format(ratio["median"]),
            "{:.2f}–{:.2f}".format(ratio["min"], ratio["max"]), timing["unit"], timing["unit"], ""))


def print_summary(total):
    print("\ngeometric mean {:.2f}, worst {:.2f} ({}), memory {:.2f}".format(
        total["geometricMean"], total["worst"]["ratio"], total["worst"]["name"],
        total["memoryGeometricMean"]))
    if total["differences"]:
        print("not in the figures, because the output differed: " + ", ".join(total["differences"]))


def read_baseline(path, clock):
    with open(path) as file:
        rows = json.load(file)["programs"]
    return {row["name"]: row[clock]["median"] for row in rows if "difference" not in row}


def cpu_model():
    try:
        with open("/proc/cpuinfo") as file:
            return next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), "")
    except OSError:
        return platform.processor()


def parse_arguments():
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    add = parser.add_argument
    add("--ours", default=".build/release/heaplings run", metavar="COMMAND",
        help="what runs a program with our engine (default: .build/release/heaplings run)")
    add("--peer", help="CPython: a name such as python3.8, or a path (default: the profile's)")
    add("--peer-engine", metavar="COMMAND", help="compare with another build of our engine instead of a CPython")
    add("--profile", default="3.13", help="profile of our engine, passed as --python (default: 3.13)")
    add("--runs", type=int, default=5, help="timed pairs per program (default: 5)")
    add("--suite", choices=["programs", "micro", "all"], default="programs")
    add("--only", nargs="+", metavar="NAME", help="only these programs, from either suite")
    add("--clock", choices=["cpu", "wall"], default="cpu",
        help="the time to form ratios of (default: cpu, which is user + system)")
    add("--timeout", type=float, default=120, help="seconds after which a run is killed (default: 120)")
    add("--json", metavar="OUT", help="also write every sample to this file")
    add("--baseline", metavar="FILE", help="an earlier --json file; adds the change of each ratio")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs must be at least 1")
    return options


def main():
    options = parse_arguments()
    try:
        programs = choose(options.suite, options.only)
        ours = split_command(options.ours) + ["--python", options.profile]
        if options.peer_engine:
            peer = split_command(options.peer_engine) + ["--python", options.profile]
            version = options.peer_engine
        else:
            peer = [find_peer(options.peer or "python" + options.profile)]
            version = python_version(peer[0])
        before = read_baseline(options.baseline, options.clock) if options.baseline else None
    except (Usage, OSError, ValueError, KeyError) as error:
        print("compare.py: {}".format(error), file=sys.stderr)
        return 2
    load = os.getloadavg()[0]
    if load > 0.3:
        print("note: the machine is not quiet (load {:.2f}): see the noise rules in README.md".format(load),
              file=sys.stderr)

    print("ours: {} (profile {})   peer: {}   clock: {}   runs: {}\n".format(
        " ".join(shlex.split(options.ours)), options.profile, version, options.clock, options.runs))
    columns = ["program", "ours s", "peer s", "ratio", "min–max", "ours MiB", "peer MiB", "memory"]
    print(HEAD.format(*columns) + ("{:>8}".format("change") if before else ""))
    rows = []
    for name, arguments in programs:
        row = measure(name, ours + arguments, peer + arguments, options)
        print_row(row, options.clock, before)
        sys.stdout.flush()
        rows.append(row)
    total = summary(rows, options.clock)
    if total:
        print_summary(total)
    if options.json:
        machine = {"system": platform.platform(), "processor": cpu_model(), "cores": os.cpu_count(),
                   "loadAtStart": load}
        report = {"schema": SCHEMA, "ours": options.ours, "profile": options.profile, "peer": version,
                  "runs": options.runs, "machine": machine, "summary": total, "programs": rows}
        with open(options.json, "w") as file:
            json.dump(report, file, indent=1)
            file.write("\n")
    return 1 if any("difference" in row for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Record what real CPythons print for the samples of the seed articles.

    record.py [DIR]

Runs each sample that manifest.json does not put outside, under 3.8 and 3.13 and three hash
seeds, masks what a real process cannot repeat, and writes expected/<id>.<version>.out, .err
and .status. A sample that still differs from run to run is refused.
"""

import importlib.util
import sys
import tempfile
from pathlib import Path

import extract

EXPECTED = extract.HERE / "expected"
VERSIONS = ["3.8", "3.13"]


def corpus_recorder():
    """The conformance corpus' recorder: it finds interpreters and runs programs the way we want."""
    path = extract.HERE.parent / "Conformance" / "record.py"
    spec = importlib.util.spec_from_file_location("corpus_recorder", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.CPU_LIMIT = 30.0  # a sample may sum a million squares
    return module


def main(arguments):
    recorder = corpus_recorder()
    found, manifest = extract.verified(extract.seeds_folder(*arguments[:1]))
    pythons = recorder.find_pythons(VERSIONS)
    EXPECTED.mkdir(exist_ok=True)
    refused = 0
    with tempfile.TemporaryDirectory() as folder:
        for entry in manifest:
            if entry["scope"] == "outside":
                continue
            program = Path(folder) / f"{entry['id']}.py"
            program.write_text(found[entry["id"]], encoding="utf-8")
            for version in VERSIONS:
                runs = [recorder.run(pythons[version], program, seed) for seed in recorder.HASH_SEEDS]
                for seen in runs:
                    seen["out"] = extract.masked(seen["out"], entry)
                if any(seen != runs[0] for seen in runs):
                    refused += 1
                    print(f"refused {entry['id']} under {version}: not the same every time")
                    continue
                for kind, text in runs[0].items():
                    path = EXPECTED / f"{entry['id']}.{version}.{kind}"
                    if text or kind == "out":
                        path.write_bytes(text.encode("utf-8"))
                    else:
                        path.unlink(missing_ok=True)
    print(f"{len(list(EXPECTED.glob('*.out')))} recordings, {refused} refused")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

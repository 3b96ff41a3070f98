#!/usr/bin/env bash
# usage: compare.sh LIST [examples]: compares our code objects for the Python files named in LIST with CPython 3.13's.
set -euo pipefail
cd "$(dirname "$0")/../../.."
list=$(realpath "$1")
python=
for candidate in python3.13 "$HOME"/.pyenv/versions/3.13.*/bin/python; do
  if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' 2> /dev/null; then python=$candidate; fi
done
[ -n "$python" ] || { echo "no CPython 3.13 found" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/ours" "$work/cpython"
mapfile -t sources < <(find Sources/PyVM/Compiler Sources/PyVM/Syntax -name '*.swift')
swiftc -O -wmo -swift-version 6 "${sources[@]}" Tests/tools/bytecode/main.swift -o "$work/dumper"
"$work/dumper" "$work/ours" < "$list"
"$python" Tests/tools/bytecode/dump_cpython.py "$work/cpython" < "$list"
"$python" Tests/tools/bytecode/compare.py "$list" "$work/ours" "$work/cpython" "${2:-5}"

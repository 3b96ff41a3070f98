#!/usr/bin/env bash
# usage: check.sh RUNNER [ARG...]
# Runs every Python sample of the seed articles as RUNNER [ARG...] --python 3.8|3.13 FILE and compares with expected/.
# Exit status: 0 all the same, 1 differences, 2 wrong usage, 3 the articles are absent, 4 they are other articles.
exec python3 -B "$(dirname "$0")/check.py" "$@"

# shellcheck shell=bash
# The exit status of `heaplings run` for each way in which a program can end.
# shellcheck source=Tests/EndToEnd/helpers.sh
. "$ROOT/Tests/EndToEnd/helpers.sh"

run "$HEAPLINGS" run -c 'print(6 * 7)'
expect_status 0
expect_out 42

run "$HEAPLINGS" run -c 'import sys; sys.exit(7)'
expect_status 7

run "$HEAPLINGS" run -c '1 / 0'
expect_status 1
expect_in 'ZeroDivisionError: division by zero' "$err"
expect_in 'Traceback (most recent call last):' "$err"

run "$HEAPLINGS" run no-such-file.py
expect_status 2
expect_in no-such-file.py "$err"

run "$HEAPLINGS" run --python 2.7 -c pass
expect_status 2

run "$HEAPLINGS" run --limit-instructions 10000 -c 'while True: pass'
expect_status 3

run "$HEAPLINGS" run --limit-heap 10000000 -c 'a = [0] * 10000000'
[ "$status" -eq 1 ] || [ "$status" -eq 3 ] || wrong "a heap limit ended with $status: $err"

run "$HEAPLINGS" run -c 'async def f(): pass'
expect_status 4

# What the subset lacks is refused by name, with its line; no `except` stops that.
refused() { # WHAT CODE
  run "$HEAPLINGS" run -c "$2"
  expect_status 4
  expect_in "line 2: $1" "$err"
}
refused 'module asyncio' $'try:\n  import asyncio\nexcept BaseException:\n  pass'
refused sys.settrace $'import sys\nsys.settrace(None)'
refused time.strptime $'from time import time; import time\ntime.strptime("1", "%d")'
refused code.co_code $'def f(): pass\nprint(f.__code__.co_code)'
refused 'function help' $'x = 1\nhelp(x)'
refused 'type statement' $'x = 1\ntype T = int'
refused 'type parameters' $'x = 1\ndef f[T](x: T): pass'
refused 'identifier ﬁ' $'x = 1\nﬁ = 2'

# A program from standard input, with arguments.
printf 'import sys\nprint(sys.argv[1:])\n' >program.py
out=$("$HEAPLINGS" run - a b <program.py)
expect_out "['a', 'b']"

# What a profile decides, and what it does not.
for version in 3.8 3.9 3.11 3.12 3.13; do
  run "$HEAPLINGS" run --python "$version" -c 'import sys; print("%d.%d" % sys.version_info[:2])'
  expect_status 0
  expect_out "$version"
done
run "$HEAPLINGS" run --python 3.8 -c 'import sys; print(sys.getsizeof([1, 2, 3, 4]))'
expect_out 88

# As CPython 3.13: a traceback shows the line of a command, not of standard input; the compiler's errors have none.
run "$HEAPLINGS" run -c $'x = 1\n1 / 0'
expect_in $'line 2, in <module>\n    1 / 0\n    ~~^~~' "$err"
run "$HEAPLINGS" run -c 'return 1'
[ "$err" = $'  File "<string>", line 1\nSyntaxError: \'return\' outside function' ] || wrong "no line: $err"
run bash -c 'printf "x = 1\n1 / 0\n" | "$1" run -' _ "$HEAPLINGS"
expect_in $'line 2, in <module>\nZeroDivisionError' "$err"

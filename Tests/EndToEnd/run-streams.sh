# shellcheck shell=bash
# `heaplings run` with streams and files that are not as one would wish.
# shellcheck source=Tests/EndToEnd/helpers.sh
. "$ROOT/Tests/EndToEnd/helpers.sh"

lines='for i in range(200000): print(i)'

# A reader that goes away ends the run without a word.
run bash -c '"$1" run -c "$2" | head -n 1' _ "$HEAPLINGS" "$lines"
expect_status 0
expect_out 0
[ -z "$err" ] || wrong "a broken pipe is told: $err"
# … also where the signal is ignored.
run bash -c 'trap "" PIPE; "$1" run -c "$2" | head -n 1' _ "$HEAPLINGS" "$lines"
expect_out 0
[ -z "$err" ] || wrong "a broken pipe is told: $err"

# Output that cannot be written is told once.
for program in 'print(1)' "$lines"; do
  run bash -c '"$1" run -c "$2" >/dev/full' _ "$HEAPLINGS" "$program"
  expect_status 2
  expect_in 'cannot write to standard output' "$err"
  run bash -c '"$1" run -c "$2" >&-' _ "$HEAPLINGS" "$program"
  expect_status 2
  expect_in 'cannot write to standard output' "$err"
done
# A program that prints nothing does not mind.
run bash -c '"$1" run -c pass <&- >&- 2>&-' _ "$HEAPLINGS"
expect_status 0

# Files that are no programs.
mkdir folder
run "$HEAPLINGS" run folder
expect_status 2
expect_in 'folder: Is a directory' "$err"
ln -s loop loop
run "$HEAPLINGS" run loop
expect_status 2
run "$HEAPLINGS" run
expect_status 2
expect_in 'which program' "$err"
run bash -c '"$1" run - <&-' _ "$HEAPLINGS"
expect_status 2
if [ "$(id -u)" -ne 0 ]; then
  echo pass >secret.py && chmod 000 secret.py
  run "$HEAPLINGS" run secret.py
  expect_status 2
  expect_in 'secret.py: Permission denied' "$err"
fi

printf 'print(1)\0\n' >nul.py
run "$HEAPLINGS" run nul.py
expect_status 1
expect_in 'null bytes' "$err"
printf 'print("\xff")\n' >latin.py
run "$HEAPLINGS" run latin.py
expect_status 1
expect_in 'SyntaxError' "$err"
: >empty.py
run "$HEAPLINGS" run empty.py
expect_status 0
expect_out ''
printf '\xef\xbb\xbfprint("mark")' >mark.py
run "$HEAPLINGS" run mark.py
expect_out mark

# What stands behind the program is the program's.
run "$HEAPLINGS" run -c 'import sys; print(sys.argv[1:])' --stats --plain -c x -- --help
expect_status 0
expect_out "['--stats', '--plain', '-c', 'x', '--', '--help']"
echo 'import sys; print(sys.argv[1:])' >arguments.py
run "$HEAPLINGS" run --stats arguments.py --stats --python 3.8 -x
expect_out "['--stats', '--python', '3.8', '-x']"
expect_in 'instructions ' "$err"
expect_in '(profile 3.13)' "$err"
run "$HEAPLINGS" --lang zh run arguments.py --lang en
expect_out "['--lang', 'en']"
run "$HEAPLINGS" run --plain --python=3.8 --limit-heap=100000000 arguments.py -c
expect_out "['-c']"
run "$HEAPLINGS" run --python 3.8 --lang en -c 'import sys; print(sys.version_info[1])' --lang
expect_out 8

# Both streams keep the order in which the program wrote to them.
run bash -c '"$1" run -c "import sys
print(1)
print(2, file=sys.stderr)
print(3)" 2>&1' _ "$HEAPLINGS"
expect_out $'1\n2\n3'

# Input: lines, texts, and its end.
asks='import sys
name = input("name? ")
print("hello", name)
print(repr(sys.stdin.readline()), repr(sys.stdin.read(2)), [line for line in sys.stdin])
input()'
run bash -c 'printf "ada\none\r\n二three\nlast" | "$1" run -c "$2"' _ "$HEAPLINGS" "$asks"
expect_status 1
expect_out "name? hello ada
'one\\r\\n' '二t' ['hree\\n', 'last']"
expect_in 'EOFError: EOF when reading a line' "$err"
run "$HEAPLINGS" run -c 'input()'
expect_status 1
expect_in 'EOFError' "$err"
run bash -c 'printf "a\xff\n" | "$1" run -c "input()"' _ "$HEAPLINGS"
expect_in "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 1" "$err"
# What stands behind the program in a pipe is not its input: all of it is the program.
run bash -c 'printf "print(1)\ninput()\n" | "$1" run -' _ "$HEAPLINGS"
expect_out 1
expect_in EOFError "$err"
# Input that never ends meets the limit; input that never comes can be interrupted.
run bash -c 'yes | tr -d "\n" | "$1" run --limit-heap 1000000 -c "input()"' _ "$HEAPLINGS"
expect_status 3
expect_in 'heap limit' "$err"
run bash -c 'sleep 5 | timeout -s INT --preserve-status 0.5 "$1" run -c "print(1); input()"' _ "$HEAPLINGS"
expect_status 130
expect_out 1
run bash -c 'sleep 5 | "$1" run --limit-seconds 0.3 -c "input()"' _ "$HEAPLINGS"
expect_status 3

# Limits: each by its name.
run "$HEAPLINGS" run --limit-output 1000 -c "$lines"
expect_status 3
expect_in 'output limit' "$err"
run "$HEAPLINGS" run --limit-seconds 0.3 -c 'n = 0
while True: n += 1'
expect_status 3
expect_in 'seconds limit' "$err"
run "$HEAPLINGS" run --limit-heap 1000000 -c 'a = []
while True: a.append("x" * 1000)
'
# The program may meet the limit first, as a MemoryError.
[ "$status" -eq 1 ] || [ "$status" -eq 3 ] || wrong "a heap limit ended with $status: $err"
for option in --limit-heap --limit-instructions --limit-output --limit-seconds; do
  for value in -1 x '' 99999999999999999999999; do
    run "$HEAPLINGS" run "$option" "$value" -c pass
    [ "$status" -eq 2 ] || { [ "$option$value" = --limit-seconds99999999999999999999999 ] && [ "$status" -eq 0 ]; } ||
      wrong "$option '$value' ended with $status: $err"
  done
done

# Ctrl-C: what was printed stays, and the status says so. `timeout` sends the signal.
run timeout -s INT --preserve-status 1 "$HEAPLINGS" run -c 'n = 0
print("before")
while True: n += 1'
expect_status 130
expect_out before
expect_in interrupted "$err"
# A single huge operation has no safe point: it is over within a second.
began=$SECONDS
run timeout -s INT --preserve-status 1 "$HEAPLINGS" run -c 'len(str(3 ** 30000000 % 7 ** 20000000))'
[ "$status" -eq 130 ] || [ "$status" -eq 1 ] || wrong "status $status: $err"
[ "$status" -ne 130 ] || expect_in interrupted "$err"
[ $((SECONDS - began)) -le 20 ] || wrong "the signal was answered after $((SECONDS - began)) s"

# A fault of ours is told as one, with what to do; a signal stands for it here.
"$HEAPLINGS" run -c 'n = 0
while True: n += 1' 2>fault &
sleep 0.5
kill -SEGV $!
status=0
wait $! || status=$?
expect_status 70
expect_in 'please report it' "$(cat fault)"

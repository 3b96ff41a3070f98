# shellcheck shell=bash
# 200 answers to X02.3, right, wrong and hostile: each gets the verdict that it deserves, the same bytes whatever the
# number of workers, also when the batch is killed and goes on.
# shellcheck source=Tests/EndToEnd/helpers.sh
. "$ROOT/Tests/EndToEnd/helpers.sh"

: >expected
# Hands in standard input as the next student's answer. STATUS SCORE ERROR are what its verdict must say.
hand_in() { # STATUS SCORE [ERROR…]
  # Counted in the file: hand_in runs at the end of pipes, in shells of its own.
  local student
  student=$(printf 's%03d' "$(($(wc -l <expected) + 1))")
  mkdir -p "class/$student"
  cat >"class/$student/five-holders.py"
  printf '%s,%s,%s,%s\n' "$student" "$1" "$2" "${*:3}" >>expected
}

header='# heaplings: X02.3
class Thing:
    def act(self):
        pass


target = Thing()'

holder() { # KIND: one more reference to `target`, of this kind
  case $1 in
  0) echo 'row = [target]' ;;
  1) echo 'pair = (target, 1)' ;;
  2) echo 'bag = {target}' ;;
  3) echo 'index = {target: 1}' ;;
  4) echo 'table = {"here": target}' ;;
  5) printf 'owner = Thing()\nowner.part = target\n' ;;
  6) printf 'class Box:\n    thing = target\n' ;;
  7) printf 'def pausing(value):\n    yield\n\n\npaused = pausing(target)\nnext(paused)\n' ;;
  8) printf 'def keep(value):\n    return lambda: value\n\n\nshow = keep(target)\n' ;;
  9) printf 'def default(value=target):\n    return value\n' ;;
  10) echo 'bound = target.act' ;;
  esac
}

# 80 right ones: four other kinds of eleven.
shapes=0
for a in 0 1 2 3 4 5 6 7; do
  for b in 1 2 3 4 5 6 7 8; do
    [ "$b" -gt "$a" ] || continue
    for c in 3 6 9; do
      d=10
      if [ "$c" -le "$b" ] || [ "$shapes" -ge 80 ]; then continue; fi
      shapes=$((shapes + 1))
      # Every third prints something, every fifth collects: neither changes what holds the target.
      {
        echo "$header"
        holder "$a" && holder "$b" && holder "$c" && holder "$d"
        [ $((shapes % 3)) -ne 0 ] || echo 'print("done", len([1, 2]))'
        [ $((shapes % 5)) -ne 0 ] || printf 'import gc\ngc.collect()\n'
      } | hand_in passed 5
    done
  done
done
while [ "$shapes" -lt 80 ]; do
  shapes=$((shapes + 1))
  { echo "$header" && holder 0 && holder 4 && holder 5 && holder 8 && echo "# $shapes"; } | hand_in passed 5
done

# 45 wrong ones: what the exercise says must be refused, with other endings.
for copy in 1 2 3 4 5; do
  for file in "$ROOT"/exercises/02-counting-references/five-holders/wrong/*.py; do
    case $(basename "$file" .py) in
    raises_at_the_end) verdict='error 0 exception NameError' ;;
    five_names | two_lists | through_a_cycle | held_by_its_own_list) verdict='failed 3' ;;
    *) verdict='failed 1' ;;
    esac
    # shellcheck disable=SC2086 # three words
    { cat "$file" && echo "# copy $copy"; } | hand_in $verdict
  done
done

# 75 that are no answers, or try something else.
right=$(echo "$header" && holder 0 && holder 4 && holder 5 && holder 8)
for copy in 1 2 3; do
  hand_in error 0 invalid empty </dev/null
  head -c "${copy}000" "$HEAPLINGS" | hand_in error 0 invalid not-text
  printf '%s\n\0' "$right" | hand_in error 0 invalid not-text
  printf '# heaplings: X99.%s\nx = 1\n' "$copy" | hand_in error 0 invalid unknown-exercise
  # Without end.
  printf '%s\nwhile True:\n    pass\n' "$right" | hand_in error 0 limit instructions
  printf '%s\nwhile True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass\n' "$right" |
    hand_in error 0 limit instructions
  printf '%s\nsum(iter(int, 1))\n' "$right" | hand_in error 0 limit instructions
  # Memory and output.
  printf '%s\nx = []\nwhile True:\n    x.append(bytes(100000))\n' "$right" | hand_in error 0 limit heap
  printf '%s\nx = {}\nfor i in range(10**9):\n    x[i] = str(i) * 900\n' "$right" | hand_in error 0 limit heap
  printf '%s\nx = "ab" * 10**12\n' "$right" | hand_in error 0 limit heap
  printf '%s\nwhile True:\n    print("x" * 1000)\n' "$right" | hand_in error 0 limit output
  # Recursion.
  printf '%s\ndef f():\n    f()\n\n\nf()\n' "$right" | hand_in error 0 exception RecursionError
  printf '%s\nclass A:\n    def __repr__(self):\n        return repr(self)\n\n\nprint(A())\n' "$right" |
    hand_in error 0 exception RecursionError
  # Leaving early, or going on after the end.
  printf '%s\nimport sys\nsys.exit(0)\n' "$right" | hand_in error 0 exception SystemExit
  printf '%s\nclass A:\n    def __del__(self):\n        while True:\n            pass\n\n\nkept = A()\n' "$right" |
    hand_in passed 5
  # Forgeries.
  printf '%s\nprint(%s)\n' "$header" "'{\"schema\":\"heaplings.verdict/1\",\"status\":\"passed\",\"score\":5}'" |
    hand_in failed 1
  printf '%s\nimport sys\nsys.getrefcount = lambda value: 6\n' "$header" | hand_in failed 1
  printf '%s\nimport builtins\nbuiltins.len = lambda x: 5\nbuiltins.int = bool\nbuiltins.isinstance = lambda *a: True\n' "$header" |
    hand_in failed 1
  printf '%s\nimport gc\nfor thing in gc.get_objects():\n    if isinstance(thing, dict):\n        for name in ("expected", "key", "is"):\n            if name in thing:\n                print(thing[name])\nthing = None\n' "$header" |
    hand_in failed 1
  printf '%s\nclass Liar:\n    def __eq__(self, other):\n        return True\n    def __index__(self):\n        return 5\n\n\ntarget = Liar()\n' "$header" |
    hand_in failed 1
  printf '# heaplings: X02.3\ntarget = None\n' | hand_in failed 1
  # Ways out.
  printf '%s\nimport os\nos.system("id")\n' "$right" | hand_in error 0 unsupported 'module os'
  printf '%s\n__import__("socket")\n' "$right" | hand_in error 0 unsupported 'module socket'
  printf '%s\nopen("/etc/passwd").read()\n' "$right" | hand_in error 0 exception FileNotFoundError
  printf '%s\nx = (\n' "$right" | hand_in error 0 exception SyntaxError
done
[ "$(wc -l <expected)" -eq 200 ] || wrong "$(wc -l <expected) answers were made"

run "$HEAPLINGS" grade class --jobs 1 --out one --format json,ndjson,csv
[ "$status" -eq 0 ] || wrong "exit status $status: $err"
expect_in '200 answers' "$err"
tail -n +2 one/verdicts.csv | tr -d '\r' | awk -F, '{ print $1 "," $3 "," $4 "," $7 }' >verdicts
diff expected verdicts >difference || wrong "verdicts differ ($(grep -c '^>' difference)): $(head -20 difference)"

run "$HEAPLINGS" grade class --jobs 3 --out three --format json,ndjson,csv
expect_status 0
diff -r one three >difference || wrong "three workers gave other bytes: $(head -5 difference)"

# Killed in the middle; then the rest.
"$HEAPLINGS" grade class --jobs 2 --out killed --format json,ndjson,csv 2>/dev/null &
batch=$!
for _ in $(seq 1000); do
  [ "$(wc -l 2>/dev/null <killed/unfinished.ndjson || echo 0)" -lt 30 ] || break
  sleep 0.01
done
kill -KILL "$batch"
wait "$batch" 2>/dev/null || true
[ -f killed/unfinished.ndjson ] || wrong "the batch was over before it could be killed"
[ ! -f killed/verdicts.csv ] || wrong "a killed batch wrote its report"
printf '{"half a line' >>killed/unfinished.ndjson
run "$HEAPLINGS" grade class --jobs 2 --out killed --resume --format json,ndjson,csv
expect_status 0
diff -r one killed >difference || wrong "going on gave other bytes: $(head -5 difference)"

# The same as a stream, in its own order.
"$HEAPLINGS" grade --stdin --jobs 2 >answers.ndjson <<'END' || wrong "the stream ended with $?"
{"id":"b","student":"bo","exercise":"X02.4","files":{"answer.py":"# heaplings: X02.4\nanswer_1 = \"c\"\nanswer_2 = \"b\"\n"}}
{"id":"a","student":"al","exercise":"X02.4","files":{"answer.py":"answer_1 = \"a\"\nanswer_2 = \"b\"\n"}}
{"id":"c","student":"cy","exercise":"X02.3","files":{"answer.py":"# heaplings: X02.4\n"}}
END
expect_in '"id":"b"' "$(sed -n 1p answers.ndjson)"
expect_in '"status":"passed"' "$(sed -n 1p answers.ndjson)"
expect_in '"id":"a"' "$(sed -n 2p answers.ndjson)"
expect_in '"score":1' "$(sed -n 2p answers.ndjson)"
expect_in 'wrong-exercise' "$(sed -n 3p answers.ndjson)"
status=0
printf 'no json\n' | "$HEAPLINGS" grade --stdin >answers.ndjson 2>errors || status=$?
expect_status 1
expect_in 'line 1' "$(cat errors)"
expect_in no-submission "$(cat answers.ndjson)"

# What cannot be looked at is named, once.
mkdir -p odd/eve odd/mal
ln -s /etc/passwd odd/eve/link.py
mkfifo odd/eve/pipe.py
printf '%s\n' "$right" >odd/mal/answer.py
head -c 2000000 /dev/zero | tr '\0' '#' >odd/mal/huge.py
# Names from elsewhere: not UTF-8, large endings; a folder behind a link is named.
odd=odd/$'\xc0\xee'
mkdir "$odd"
printf '%s\n' "$right" >"$odd/FIVE-HOLDERS.PY"
ln -s "$PWD/odd/mal" odd/linked
run "$HEAPLINGS" grade odd --format csv
expect_status 1
expect_in 'link.py: a link' "$err"
expect_in 'pipe.py: not a file' "$err"
expect_in 'linked: a link' "$err"
expect_in '\xc0\xee,X02.3,passed,5,5' "$out"
expect_in ',passed,5,5,' "$out"
expect_in 'invalid too-long' "$out"
run "$HEAPLINGS" grade odd --format gradescope
expect_status 2
expect_in gradescope "$err"
run "$HEAPLINGS" grade nowhere
expect_status 2
expect_in nowhere "$err"

# A full disk is one clear error.
status=0
"$HEAPLINGS" grade class/s001/five-holders.py --format csv >/dev/full 2>errors || status=$?
expect_status 2
expect_in 'No space left' "$(cat errors)"
mkdir small
if mount -t tmpfs -o size=64k none small 2>/dev/null; then
  status=0
  "$HEAPLINGS" grade class --out small 2>errors || status=$?
  umount small
  expect_status 2
  expect_in 'No space left' "$(cat errors)"
  [ "$(wc -l <errors)" -eq 1 ] || wrong "a full disk said more than one line: $(cat errors)"
fi

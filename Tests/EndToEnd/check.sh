# shellcheck shell=bash
# A learner's way through one exercise: start, wrong, right; and what `check` says about everything else.
# shellcheck source=Tests/EndToEnd/helpers.sh
. "$ROOT/Tests/EndToEnd/helpers.sh"
export LC_ALL=C.UTF-8

run "$HEAPLINGS" check
expect_status 2
expect_in 'heaplings init' "$err"

run "$HEAPLINGS" init work
expect_status 0
cd work || exit 1
answer=02-counting-references/five-holders.py

# The one saved last, by its own name, by slug, by path: all the same.
touch -d '2001-01-01' 02-counting-references/*.py
touch "$answer"
run "$HEAPLINGS" check
expect_status 1
expect_in 'X02.3 Five holders: 1 of 5 points' "$out"
said=$out
for name in X02.3 five-holders "$answer"; do
  run "$HEAPLINGS" check "$name"
  [ "$out" = "$said" ] || wrong "$name: $out"
done

cp "$ROOT/exercises/02-counting-references/five-holders/wrong/two_lists.py" "$answer"
run "$HEAPLINGS" check
expect_status 1
expect_in "item 0 of the list \`second\`" "$out"
run "$HEAPLINGS" check --lang zh
expect_in '五种持有者：5 分中得 3 分' "$out"

cp "$ROOT/exercises/02-counting-references/five-holders/solution.py" "$answer"
run "$HEAPLINGS" check --json
expect_status 0
expect_in '"schema":"heaplings.verdict/1"' "$out"
expect_in '"status":"passed"' "$out"
run "$HEAPLINGS" exercises --json
expect_in passed "$out"

# A belief is named.
cp "$ROOT/exercises/02-counting-references/twelve-lines/wrong/forgets_own_reference.py" 02-counting-references/twelve-lines.py
run "$HEAPLINGS" check X02.1
expect_status 1
expect_in 'You left out the reference of the call' "$out"

# An answer out of a pipe that is slow, and one that was saved on another system.
run bash -c '"$1" check <(sleep 0.3; cat "$2")' _ "$HEAPLINGS" "$answer"
expect_status 0
sed 's/$/\r/' "$ROOT/exercises/02-counting-references/twelve-lines/solution.py" >02-counting-references/twelve-lines.py
run "$HEAPLINGS" check X02.1
expect_status 0
# Remarks are the learner's own; a blank that is gone moves no other.
sed -e 's/# => 2/# => 2  # the name/' -e 's/# alias/# mine/' -e 's/# => 7$//' \
  "$ROOT/exercises/02-counting-references/twelve-lines/solution.py" >02-counting-references/twelve-lines.py
run "$HEAPLINGS" check X02.1
expect_in '11 of 12 points' "$out"
expect_in 'not filled in yet' "$out"
# A name without quotes is told as what it is.
printf '# heaplings: X02.4\nanswer_1 = c\n' >02-counting-references/why-one-more.py
run "$HEAPLINGS" check X02.4
expect_in "NameError: name 'c' is not defined" "$out"

# Statuses of the contract.
printf '# heaplings: X02.3\nwhile True: pass\n' >"$answer"
run "$HEAPLINGS" check "$answer"
expect_status 3
printf '# heaplings: X02.3\nimport os\n' >"$answer"
run "$HEAPLINGS" check "$answer"
expect_status 4
printf '# heaplings: X02.3\nx = (\n' >"$answer"
run "$HEAPLINGS" check "$answer"
expect_status 1
expect_in "SyntaxError: '(' was never closed (line 2)" "$out"
head -c 100 "$HEAPLINGS" >"$answer"
run "$HEAPLINGS" check "$answer"
expect_status 1
expect_in 'not UTF-8 text' "$out"
run "$HEAPLINGS" check no-such-thing
expect_status 2
run "$HEAPLINGS" check X02.33
expect_status 2
expect_in 'X02.3' "$err"

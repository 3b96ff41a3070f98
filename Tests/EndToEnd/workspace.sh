# shellcheck shell=bash
# A workspace from `init` to `solution`, and what happens to its progress file.
# shellcheck source=Tests/EndToEnd/helpers.sh
. "$ROOT/Tests/EndToEnd/helpers.sh"

answer=02-counting-references/five-holders.py
progress=.heaplings/progress.sqlite

# Outside of a workspace nothing is kept, and the commands that need one say so.
run "$HEAPLINGS" hint X02.3
expect_status 2
expect_in 'heaplings init' "$err"
run "$HEAPLINGS" reset X02.3
expect_status 2

run "$HEAPLINGS" init "my course"
expect_status 0
expect_in "cd 'my course'" "$out"
cd 'my course' || exit 1
[ "$(head -n 1 "$answer")" = '# heaplings: X02.3' ] || wrong 'the answer does not name its exercise'
[ "$(find . -name '*.py' | wc -l)" -eq "$("$HEAPLINGS" exercises --json | grep -o '"id":' | wc -l)" ] ||
  wrong 'not one answer per exercise'
if [ ! -s heaplings.yml ] || [ ! -s "$progress" ]; then wrong 'no settings or no progress'; fi

# A second time nothing that a person made is touched.
echo 'mine = 1' >>"$answer"
mv 02-counting-references/job-queue.py queue.py
echo 'lang: en' >heaplings.yml
cp -r . ../before
run "$HEAPLINGS" init
expect_status 0
expect_in '0 answer files written' "$out"
diff -r . ../before >/dev/null || wrong 'init changed a workspace'
# What is missing comes back.
rm 02-counting-references/why-one-more.py
run "$HEAPLINGS" init .
expect_in '1 answer file written' "$out"

# Hints in order, from any folder below, by id, slug and file.
cd 02-counting-references || exit 1
run "$HEAPLINGS" hint X02.3
expect_in 'hint 1 of 3' "$out"
run "$HEAPLINGS" hint five-holders
expect_in 'hint 2 of 3' "$out"
run "$HEAPLINGS" hint five-holders.py
expect_in 'hint 3 of 3' "$out"
run "$HEAPLINGS" hint x02.3
expect_status 0
expect_in 'last hint' "$out"
run "$HEAPLINGS" hint ../queue.py
expect_in 'X02.5' "$out"
cd ..

# reset keeps the old answer.
run "$HEAPLINGS" reset five-holders
expect_status 0
expect_in five-holders.old-1.py.txt "$out"
[ "$(tail -n 1 02-counting-references/five-holders.old-1.py.txt)" = 'mine = 1' ] || wrong 'the old answer is lost'
grep -q mine "$answer" && wrong 'reset did not reset'
run "$HEAPLINGS" reset five-holders
expect_status 0
run "$HEAPLINGS" reset
expect_status 2
run "$HEAPLINGS" reset --all X02.3
expect_status 2
run "$HEAPLINGS" reset --all
expect_status 0

# The solution is not for the first comer.
run "$HEAPLINGS" solution X02.3
expect_status 1
expect_in --give-up "$err"
run "$HEAPLINGS" solution X02.3 --give-up
expect_status 0
expect_in '# heaplings: X02.3' "$out"
run "$HEAPLINGS" solution X02.3
expect_status 0

# The language of the workspace.
echo 'lang: zh' >heaplings.yml
run "$HEAPLINGS" lessons
expect_in '引用计数' "$out"
run "$HEAPLINGS" lessons --lang en
expect_in 'Counting references' "$out"
echo 'color: red' >heaplings.yml
run "$HEAPLINGS" exercises
expect_status 2
expect_in 'heaplings.yml:1' "$err"
echo 'lang: en' >heaplings.yml

# Two processes at once, and one that is killed in the middle.
for _ in 1 2 3 4 5 6; do "$HEAPLINGS" hint X02.1 >/dev/null & done
wait
for pause in 0.005 0.01 0.02 0.03 0.04 0.05; do
  timeout -s KILL "$pause" "$HEAPLINGS" hint X02.2 >/dev/null 2>&1 || true
done
run "$HEAPLINGS" exercises --json
expect_status 0
expect_in '"hintsTaken":3,"id":"X02.1"' "$out"

# A progress file that is damaged, newer, or not ours: one line, and it stays as it is.
refused() { # WORDS
  cp "$progress" "$HOME/copy"
  for command in lessons exercises 'hint X02.1' ''; do
    # shellcheck disable=SC2086
    run "$HEAPLINGS" $command
    expect_status 2
    expect_in "$1" "$err"
    [ "$(printf '%s\n' "$err" | wc -l)" -eq 1 ] || wrong "more than one line: $err"
    cmp -s "$progress" "$HOME/copy" || wrong 'a progress file that cannot be used was changed'
  done
}
cp "$progress" "$HOME/good"
head -c 3000 /dev/urandom >"$progress"
refused damaged
# The schema's version lies in bytes 60 to 63 of a SQLite file, the application's id in 68 to 71.
cp "$HOME/good" "$progress"
printf '\0\0\0\143' | dd of="$progress" bs=1 seek=60 conv=notrunc status=none
refused 'newer heaplings'
cp "$HOME/good" "$progress"
printf 'WORD' | dd of="$progress" bs=1 seek=68 conv=notrunc status=none
refused 'not a progress file'
# `run` does not care.
run "$HEAPLINGS" run -c 'print(1)'
expect_out 1
cp "$HOME/good" "$progress"
run "$HEAPLINGS" exercises
expect_status 0

# Places where no workspace can be.
: >file
run "$HEAPLINGS" init file
expect_status 2
expect_in 'file' "$err"
run "$HEAPLINGS" init file/inner
expect_status 2
run "$HEAPLINGS" init /proc/nothing/here
expect_status 2
# Something else in the place of an answer.
mkdir -p "$HOME/blocked/$answer"
run "$HEAPLINGS" init "$HOME/blocked"
expect_status 0
expect_in "$answer is there" "$err"

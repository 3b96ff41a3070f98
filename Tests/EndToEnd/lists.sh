# shellcheck shell=bash
# `lessons`, `exercises` and the dashboard: text and JSON, both languages, outside of a workspace.
# shellcheck source=Tests/EndToEnd/helpers.sh
. "$ROOT/Tests/EndToEnd/helpers.sh"

no_escapes() {
  case $out in *$'\e'*) wrong "an escape byte in: $out" ;; esac
}

run "$HEAPLINGS" lessons
expect_status 0
expect_in 'L02  Counting references' "$out"
no_escapes
run "$HEAPLINGS" lessons --lang zh
expect_in 'L02  引用计数' "$out"
run env LC_ALL=zh_CN.UTF-8 "$HEAPLINGS" lessons
expect_in '引用计数' "$out"
run env LC_ALL= LANG=zh_CN.UTF-8 "$HEAPLINGS" lessons
expect_in '引用计数' "$out"
run env LC_ALL=C LANG=zh_CN.UTF-8 "$HEAPLINGS" lessons
expect_in 'Counting references' "$out"

run "$HEAPLINGS" exercises
expect_status 0
for id in X02.1 X02.2 X02.3 X02.4 X02.5; do expect_in "$id" "$out"; done
for name in 2 02 L02 l02 counting-references 02-counting-references; do
  run "$HEAPLINGS" exercises "$name" --lang zh
  expect_status 0
  expect_in '五种持有者' "$out"
done

# Colour only when it is asked for, and --plain wins.
run "$HEAPLINGS" exercises --color always
expect_in $'\e[' "$out"
run "$HEAPLINGS" exercises --color always --plain
no_escapes
run env NO_COLOR=1 "$HEAPLINGS" exercises
no_escapes

run "$HEAPLINGS" lessons --json
expect_status 0
expect_in '"schema":"heaplings.lessons/1"' "$out"
run "$HEAPLINGS" exercises 2 --json --lang zh
expect_status 0
expect_in '"schema":"heaplings.exercises/1"' "$out"
expect_in '"state":"new"' "$out"
if command -v python3 >/dev/null 2>&1; then
  for command in lessons exercises; do
    "$HEAPLINGS" "$command" --json | python3 -c 'import json, sys
document = json.load(sys.stdin)
items = document[document["schema"].split(".")[1].split("/")[0]]
assert items and all(item["title"] for item in items), items' || wrong "$command --json"
  done
fi

# The dashboard, before there is anything to show.
run "$HEAPLINGS"
expect_status 0
expect_in 'heaplings init' "$out"
# The lesson to begin; those behind it in one line.
expect_in 'L01  Names, references, objects' "$out"
expect_in ' more to come' "$out"
no_escapes
run "$HEAPLINGS" --lang zh
expect_in '下一步' "$out"

# Nothing was written anywhere.
[ -z "$(ls -A)" ] || wrong "lists left behind: $(ls -A)"

run bash -c '"$1" exercises | head -n 1' _ "$HEAPLINGS"
expect_status 0
for command in lessons exercises 'read 2' ''; do
  # shellcheck disable=SC2086
  run bash -c '"$@" >/dev/full' _ "$HEAPLINGS" $command
  expect_status 2
  expect_in 'cannot write to standard output' "$err"
done

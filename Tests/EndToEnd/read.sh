# shellcheck shell=bash
# `heaplings read` into a pipe: lessons, tasks and files, at several widths, in both languages.
# shellcheck source=Tests/EndToEnd/helpers.sh
. "$ROOT/Tests/EndToEnd/helpers.sh"

for language in en zh; do
  for width in 20 40 60 80 120; do
    run "$HEAPLINGS" read 2 --lang "$language" --width "$width"
    expect_status 0
    case $out in *$'\e'*) wrong "an escape byte at width $width" ;; esac
    # The cells were run: the figure says who holds the object.
    expect_in "\`row\`" "$out"
  done
done
run "$HEAPLINGS" read 2
expect_in "├─ item 0 of the list \`row\`" "$out"
whole=$out
# Run or not, a lesson says what its cells print; so the outputs are the same.
run "$HEAPLINGS" read L02 --no-run
expect_in '┊ 5' "$out"
run "$HEAPLINGS" read counting-references --plain
[ "$out" = "$whole" ] || wrong '--plain differs in a pipe'
# Without a name it is the first lesson, outside of a workspace.
run "$HEAPLINGS" read 1
first=$out
run "$HEAPLINGS" read
[ "$out" = "$first" ] || wrong 'read without a name is not the first lesson'
run "$HEAPLINGS" read 2 --color always
expect_in $'\e[' "$out"

# The task of an exercise.
run "$HEAPLINGS" read X02.3 --lang zh
expect_status 0
expect_in 'X02.3  五种持有者  编程 · 5 分' "$out"
expect_in 'target' "$out"

# A file of one's own: cells run, errors and limits show, and an unknown profile is told.
cat >notes.md <<'END'
# Notes

```python run
print(6 * 7)
1 / 0
```

```python run
n = 0
while True: n += 1
```

```python run profile=3.8
import sys
print(sys.version_info[:2])
```
END
run "$HEAPLINGS" read notes.md
expect_status 0
expect_in 'Notes' "$out"
expect_in '42' "$out"
expect_in 'ZeroDivisionError: division by zero' "$out"
expect_in 'instructions' "$out"
expect_in '(3, 8)' "$out"
run "$HEAPLINGS" read notes.md --no-run
case $out in *ZeroDivision*) wrong '--no-run runs' ;; esac

# Files that are no lessons.
run "$HEAPLINGS" read missing.md
expect_status 2
expect_in 'missing.md' "$err"
mkdir folder.md
run "$HEAPLINGS" read folder.md
expect_status 2
expect_in 'directory' "$err"
printf '# a\0b\xff\xfe\e[31mred\e[0m\n\ntext \x07 here\n' >bytes.md
run "$HEAPLINGS" read ./bytes.md
expect_status 0
expect_in 'here' "$out"
case $out in *$'\e'*) wrong 'a file can send escapes to the terminal' ;; esac
printf -- '---\ntitle: [\n---\ntext\n' >front.md
run "$HEAPLINGS" read front.md
expect_status 2
expect_in 'front.md:' "$err"
: >empty.md
run "$HEAPLINGS" read empty.md
expect_status 0

for width in 0 19 1001 x -5; do
  run "$HEAPLINGS" read 2 --width "$width"
  expect_status 2
done

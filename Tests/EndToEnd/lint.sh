# shellcheck shell=bash
# The built-in course proves itself; a course with faults is told each of them with its place.
# shellcheck source=Tests/EndToEnd/helpers.sh
. "$ROOT/Tests/EndToEnd/helpers.sh"

run "$HEAPLINGS" lint --lang en
[ "$status" -eq 0 ] || wrong "$out"
expect_in ' lessons, ' "$out"
expect_in ' 0 problems' "$out"

mkdir course
cp -r "$ROOT/lessons" "$ROOT/exercises" course/
lesson=course/lessons/en/02-counting-references.md
folder=course/exercises/02-counting-references
sed -i '0,/^2$/s//4/' "$lesson"
sed -i 's/gc.freeze/gc.freezer/' "$folder/job-queue/exercise.md"
sed -i 's/says: second/says: nothing like that/' "$folder/five-holders/wrong/two_lists.py"
sed -i 's/belief: adds-nothing/belief: weak-counts/' "$folder/two-profiles/wrong/forgets_own_reference.py"
cp "$folder/why-one-more/solution.py" "$folder/why-one-more/starter.py"
run "$HEAPLINGS" lint --lang en --course course
expect_status 1
expect_in "lessons/en/02-counting-references.md:21: the cell in line 13 prints \`2\` here, not \`4\`" "$out"
expect_in "calls of \`gc.freezer\` cannot be counted" "$out"
expect_in "two_lists.py: the verdict does not say \`nothing like that\`" "$out"
expect_in "the verdict does not name the belief \`weak-counts\`" "$out"
expect_in 'why-one-more/starter.py: it passes' "$out"

run "$HEAPLINGS" lint --course course --json X02.4
expect_status 1
expect_in '"schema":"heaplings.lint/1"' "$out"

rm "$folder/twelve-lines/exercise.zh.md"
run "$HEAPLINGS" lint --course course
expect_status 1
expect_in 'twelve-lines/exercise.zh.md: missing' "$out"

run "$HEAPLINGS" lint X02.33
expect_status 2
expect_in 'X02.3' "$err"

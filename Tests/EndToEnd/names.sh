# shellcheck shell=bash
# Names that nobody knows, and the help of every command.
# shellcheck source=Tests/EndToEnd/helpers.sh
. "$ROOT/Tests/EndToEnd/helpers.sh"

run "$HEAPLINGS" --version
expect_status 0
expect_in 'heaplings ' "$out"

run "$HEAPLINGS" --help
expect_status 0
commands=$(printf '%s\n' "$out" | sed -n '/^SUBCOMMANDS:/,/^$/s/^  \([a-z]\{3,\}\) .*/\1/p' | tr '\n' ' ')
for command in run read lessons exercises init hint reset solution; do
  case " $commands" in *" $command "*) ;; *) wrong "--help does not list $command" ;; esac
done
# Commands that are not there yet are not offered.
for command in watch repl compare new; do
  case " $commands" in *" $command "*) wrong "--help offers $command" ;; esac
done
for command in $commands; do
  for asked in "$command --help" "help $command"; do
    # shellcheck disable=SC2086
    run "$HEAPLINGS" $asked
    expect_status 0
    count=$(printf '%s\n' "$out" | grep -cE '^ *\$ ')
    [ "$count" -ge 2 ] || wrong "heaplings $asked shows $count examples"
  done
done

run "$HEAPLINGS" rnu
expect_status 2
expect_in 'did you mean run?' "$err"
run "$HEAPLINGS" --lang zh exercise
expect_status 2
expect_in 'did you mean exercises?' "$err"
for asked in 'rnu --help' 'help rnu' 'watch --help'; do
  # shellcheck disable=SC2086
  run "$HEAPLINGS" $asked
  expect_status 2
  expect_in 'there is no command' "$err"
done
run "$HEAPLINGS" qqqqqq
expect_status 2
expect_in 'heaplings --help' "$err"
run "$HEAPLINGS" run --pyhton 3.8 -c pass
expect_status 2
expect_in 'did you mean --python?' "$err"
run "$HEAPLINGS" run --python 2.7 -c pass
expect_status 2
expect_in '3.8, 3.9, 3.11, 3.12, 3.13' "$err"
run "$HEAPLINGS" lessons --no-such-option
expect_status 2
run "$HEAPLINGS" lessons --lang fr
expect_status 2
run "$HEAPLINGS" read counting-refrences
expect_status 2
expect_in 'did you mean counting-references' "$err"
run "$HEAPLINGS" exercises L99
expect_status 2
run "$HEAPLINGS" hint five-holdrs --lang zh
expect_status 2
expect_in '您是指 five-holders' "$err"
run "$HEAPLINGS" read ''
expect_status 2
run "$HEAPLINGS" "$(printf 'x%.0s' {1..5000})"
expect_status 2

# A course that is none.
mkdir nothing
run "$HEAPLINGS" lessons --course nothing
expect_status 2
expect_in nothing "$err"
run "$HEAPLINGS" lessons --course missing
expect_status 2
run "$HEAPLINGS" lint --course missing
expect_status 2
expect_in missing "$err"
# One that is broken says where.
mkdir -p broken/lessons/en broken/lessons/zh
printf -- '---\nid: L01\n' | tee broken/lessons/en/01-a.md >broken/lessons/zh/01-a.md
run "$HEAPLINGS" lessons --course broken
expect_status 2
expect_in 'lessons/en/01-a.md:1' "$err"
# This repository's own, from its folder.
run "$HEAPLINGS" lessons --course "$ROOT"
expect_status 0
expect_in L02 "$out"

# shellcheck shell=bash
# scripts/install gives one binary that works from any folder, a man page and three completions.
# shellcheck source=Tests/EndToEnd/helpers.sh
. "$ROOT/Tests/EndToEnd/helpers.sh"

prefix=$PWD/prefix
run "$ROOT/scripts/install" "$prefix"
expect_status 0

for file in bin/heaplings share/man/man1/heaplings.1.gz share/bash-completion/completions/heaplings \
  share/zsh/site-functions/_heaplings share/fish/vendor_completions.d/heaplings.fish \
  share/doc/heaplings/LICENSE share/doc/heaplings/NOTICE share/doc/heaplings/THIRD-PARTY.md; do
  [ -s "$prefix/$file" ] || wrong "$file was not installed"
done
bash -n "$prefix/share/bash-completion/completions/heaplings"

mkdir elsewhere
cd elsewhere || exit 1
run "$prefix/bin/heaplings" run -c 'print("here")'
expect_status 0
expect_out here

# The course is inside the binary.
run "$prefix/bin/heaplings" lessons
expect_status 0
expect_in L02 "$out"

# And so is what shells complete: commands, and the names of exercises.
for command in run read lessons exercises init hint; do
  for file in share/bash-completion/completions/heaplings share/zsh/site-functions/_heaplings \
    share/fish/vendor_completions.d/heaplings.fish; do
    grep -q "$command" "$prefix/$file" || wrong "$file does not know $command"
  done
done
! command -v zsh >/dev/null 2>&1 || zsh -n "$prefix/share/zsh/site-functions/_heaplings"
! command -v fish >/dev/null 2>&1 || fish -n "$prefix/share/fish/vendor_completions.d/heaplings.fish"

# Every command has a place in the man page.
for command in $("$prefix/bin/heaplings" --help | sed -n '/^SUBCOMMANDS:/,/^$/s/^  \([a-z]\{3,\}\) .*/\1/p'); do
  [ "$command" = help ] || gzip -dc "$prefix/share/man/man1/heaplings.1.gz" | grep -q "^\.B.*heaplings $command" ||
    wrong "the man page does not know $command"
done

# Nothing of the checkout is needed any more: not even where the binary is a link.
ln -s "$prefix/bin/heaplings" link
run env -i HOME="$PWD" ./link read 2 --lang zh
expect_status 0
expect_in '引用' "$out"

# shellcheck shell=bash
# scripts/install gives one binary that works from any folder, a man page and three completions.
# shellcheck source=Tests/EndToEnd/helpers.sh
. "$ROOT/Tests/EndToEnd/helpers.sh"

prefix=$PWD/prefix
run "$ROOT/scripts/install" "$prefix"
expect_status 0

for file in bin/heaplings share/man/man1/heaplings.1.gz share/bash-completion/completions/heaplings \
  share/zsh/site-functions/_heaplings share/fish/vendor_completions.d/heaplings.fish; do
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

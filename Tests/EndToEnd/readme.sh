# shellcheck shell=bash
# The transcript of README.md, typed again: every command must answer what stands there.
# What `cat FILE` shows is the content that FILE is given first; /home/ada is this test's own folder.
# shellcheck source=Tests/EndToEnd/helpers.sh
. "$ROOT/Tests/EndToEnd/helpers.sh"

home=$PWD
export LC_ALL=C.UTF-8
unset LANG NO_COLOR
heaplings() { "$HEAPLINGS" "$@"; }

# Runs a command of the transcript and compares.
typed() { # COMMAND EXPECTED
  local out
  case $1 in
  'cat '*)
    mkdir -p "$(dirname "${1#cat }")"
    printf '%s\n' "$2" >"${1#cat }"
    return
    ;;
  'cd '*) cd "${1#cd }" && return ;;
  esac
  out=$(eval "$1" 2>&1 </dev/null) || true
  out=${out//"$home"//home/ada}
  [ "$out" = "$2" ] || wrong "README.md: '$1' printed
$out
instead of
$2"
}

mkdir -p class/ann class/bo class/cy
cp "$ROOT/exercises/02-counting-references/five-holders/solution.py" class/ann/five-holders.py
printf '# heaplings: X02.3\ntarget = [1]\n' >class/bo/five-holders.py
printf '# heaplings: X02.3\nwhile True: pass\n' >class/cy/five-holders.py

count=0 command='' expected='' fence='```'
while IFS= read -r line; do
  case $line in
  '$ '*)
    [ -z "$command" ] || typed "$command" "${expected%$'\n'}"
    command=${line#'$ '} expected='' count=$((count + 1))
    ;;
  *) expected+=$line$'\n' ;;
  esac
done < <(sed -n '/^## Seen in a terminal/,/^## Two commands/p' "$ROOT/README.md" | sed -n "/^$fence/,/^$fence/p" | grep -v "^$fence")
[ -z "$command" ] || typed "$command" "${expected%$'\n'}"
[ "$count" -ge 8 ] || wrong "README.md has a transcript of only $count commands"

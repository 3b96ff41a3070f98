# shellcheck shell=bash
# Assertions for the scripts of this folder. Each prints what it found when it fails, and ends the script.

wrong() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# Runs a command; keeps its output in $out, its errors in $err and its exit status in $status.
run() {
  local errors
  errors=$(mktemp)
  status=0
  out=$("$@" 2>"$errors" </dev/null) || status=$?
  err=$(cat "$errors")
  rm -f "$errors"
}

expect_status() { # STATUS
  [ "$status" -eq "$1" ] || wrong "exit status $status instead of $1; output: $out; errors: $err"
}

expect_out() { # TEXT
  [ "$out" = "$1" ] || wrong "printed '$out' instead of '$1'"
}

expect_in() { # PATTERN TEXT
  case $2 in *"$1"*) ;; *) wrong "no '$1' in: $2" ;; esac
}

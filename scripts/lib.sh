# shellcheck shell=bash
# What the scripts of this folder share. Sourced, never run.

# The root of the checkout, whatever the current folder and through any symbolic link to the script.
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)

minimum_swift=6.1

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "$(basename "$0"): $*"
  exit 1
}

# Puts a Swift toolchain on PATH, if one is to be found.
find_swift() {
  if ! command -v swift >/dev/null 2>&1 && [ -x "$HOME/.local/share/swiftly/bin/swift" ]; then
    PATH=$HOME/.local/share/swiftly/bin:$PATH
  fi
  command -v swift >/dev/null 2>&1
}

# The folder of the toolchain's own programs. swiftly puts a stand-in of its own on PATH and knows the real place.
toolchain_folder() {
  local program
  program=$(readlink -f "$(command -v swift)")
  if [ "$(basename "$program")" = swiftly ]; then
    program=$("$program" use --print-location 2>/dev/null)/usr/bin/swift
  fi
  dirname "$program"
}

# The shared libraries that the toolchain's programs ask for and the system does not have, one name a line.
# The debugger is left out: nothing here needs it, and it wants a Python of one certain version.
toolchain_lacks() {
  local folder program
  command -v ldd >/dev/null 2>&1 || return 0
  folder=$(toolchain_folder)
  for program in swift-driver swift-frontend swift-build swift-package swift-test swift-format clang lld; do
    [ ! -e "$folder/$program" ] || ldd "$folder/$program" 2>/dev/null
  done | sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p' | sort -u
}

# Puts a Swift toolchain on PATH, or stops with what to do.
need_swift() {
  find_swift ||
    fail "no Swift toolchain on PATH; install Swift $minimum_swift or newer: https://www.swift.org/install"
  local version lacking
  # A toolchain that cannot start says nothing here, and must not end the script in silence.
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1) || true
  if [ -z "$version" ]; then
    lacking=$(toolchain_lacks | paste -sd ' ')
    [ -z "$lacking" ] || fail "the Swift toolchain in $(toolchain_folder) cannot start; the system lacks $lacking"
    fail "swift --version gives no version; is $(command -v swift) a working toolchain?"
  fi
  [ "$(printf '%s\n%s\n' "$minimum_swift" "$version" | sort -V | head -n 1)" = "$minimum_swift" ] ||
    fail "Swift $version is too old: Swift $minimum_swift or newer is needed, see https://www.swift.org/install"
}

# Builds a product for release with the one set of options that every script uses, so that they share one build.
# The log goes to .build/release-PRODUCT.log, and is shown only when the build fails.
build_release() { # PRODUCT
  local log=$root/.build/release-$1.log
  mkdir -p "$root/.build"
  if ! (cd "$root" && swift build -c release --static-swift-stdlib --product "$1") >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    fail "building $1 failed"
  fi
}

# Whether a file that goes into the program has changed since the last successful build began.
heaplings_is_stale() {
  local part sources=()
  [ -x "$root/.build/release/heaplings" ] && [ -e "$root/.build/heaplings.stamp" ] || return 0
  for part in Package.swift Plugins Sources lessons exercises; do
    [ ! -e "$root/$part" ] || sources+=("$root/$part")
  done
  [ -n "$(find "${sources[@]}" -newer "$root/.build/heaplings.stamp" -print -quit)" ]
}

# Builds the program, and notes when the build began: what is saved during it counts as newer.
build_heaplings() {
  local began=$root/.build/heaplings.began
  mkdir -p "$root/.build"
  : >"$began"
  build_release heaplings
  mv "$began" "$root/.build/heaplings.stamp"
}

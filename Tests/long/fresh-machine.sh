#!/usr/bin/env bash
# usage: Tests/long/fresh-machine.sh [--as root|user] [--only run|STAGE]… [--base FOLDER] [--keep]
# Makes an empty Debian in a folder, puts a Swift toolchain and a clone of this checkout into it, nothing else, and
# types there what README says: scripts/heaplings, then scripts/test. Once as root, and once as an ordinary user with
# sudo, each in a system of their own.
#
#   --as root|user   only the one
#   --only run       only scripts/heaplings
#   --only STAGE     instead of the whole suite the stages whose names contain this word; may be repeated
#   --base FOLDER    the empty system is made there, or taken from there, and copied; without it, made anew
#   --keep           the systems stay, and their folder is named
#
# $RELEASE names another Debian than bookworm.
# It asks for root, debootstrap, some 8 GB below $TMPDIR, and about half an hour for each of the two on two cores.
# Debian's packages come from where this machine gets them; SwiftPM's from where this machine's git gets them.
# Uncommitted changes are not part of a clone: commit first.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)
release=${RELEASE:-bookworm}

people=(root user) words=() only_run=false base='' keep=false
usage() { sed -n '2s/^# //p' "$0" >&2 && exit 2; }
while [ $# -gt 0 ]; do
  case $1 in
  --as) case ${2-} in root | user) people=("$2") ;; *) usage ;; esac && shift 2 ;;
  --only) if [ "${2-}" = run ]; then only_run=true; else words+=("${2:?}"); fi && shift 2 ;;
  --base) base=${2:?} && shift 2 ;;
  --keep) keep=true && shift ;;
  *) usage ;;
  esac
done

not_run() { echo "$*" && exit 77; }
[ "$(id -u)" -eq 0 ] || not_run "only root can make a system in a folder"
command -v debootstrap >/dev/null || not_run "no debootstrap here"
command -v swift >/dev/null || not_run "no Swift toolchain on PATH"
toolchain=$(cd "$(dirname "$(readlink -f "$(command -v swift)")")/.." && pwd)

work=$(mktemp -d "${TMPDIR:-/tmp}/fresh-machine.XXXXXX")
# Mounts live in name spaces that end with their processes: what is removed here holds none.
tidy() { if $keep; then echo "kept: $work"; else rm -rf --one-file-system "$work"; fi; }
trap tidy EXIT

# The empty system.
if [ -z "$base" ]; then base=$work/base; fi
if [ ! -e "$base/etc/debian_version" ]; then
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 2>/dev/null |
    head -n 1)
  echo "making an empty $release"
  debootstrap --variant=minbase "$release" "$base" ${mirror:+"$mirror"} >"$work/debootstrap.log" 2>&1 ||
    { tail -n 20 "$work/debootstrap.log" && exit 1; }
fi

# What a machine knows about its network is not part of what is tested: a fresh one has it too.
give_network() { # SYSTEM
  local value
  cp -L /etc/resolv.conf /etc/hosts "$1/etc/" 2>/dev/null || true
  # Where apt was told of a proxy, or not to look at dates.
  apt-config dump --format '%F "%v";%n' |
    grep -E '^Acquire::(https?|Check-Valid-Until|Check-Date|Retries|ForceIPv[46])\b' >"$1/etc/apt/apt.conf.d/90machine" || true
  # Where git was told to look elsewhere; folders of this machine are mounted (see below).
  git config --get-regexp '^url\..*\.insteadof$' | while read -r key value; do
    git config --file "$1/etc/gitconfig" --add "$key" "$value"
  done || true
  # Such a folder may belong to somebody else than its reader.
  git config --file "$1/etc/gitconfig" safe.directory '*'
}
local_mirrors() {
  git config --get-regexp '^url\./.*\.insteadof$' | sed 's/^url\.\(.*\)\.insteadof .*/\1/' | sort -u || true
}

# Runs a command in a system, with a process tree and mounts of its own.
inside() { # SYSTEM USER COMMAND
  local folder
  folder=$(local_mirrors)
  system=$1 user=$2 command=$3 toolchain=$toolchain folders=$folder \
    unshare --mount --pid --fork --kill-child bash -eu -c '
      cd "$system"
      mount --make-rprivate /
      mount -t proc proc proc
      mount -t sysfs -o ro sysfs sys
      # Devices of its own: the machine around it may keep terminals from ordinary users.
      mount -t tmpfs -o mode=755 tmpfs dev
      for device in "null 3" "zero 5" "full 7" "random 8" "urandom 9"; do
        mknod -m 666 "dev/${device% *}" c 1 "${device#* }"
      done
      mknod -m 666 dev/tty c 5 0
      mkdir dev/pts dev/shm
      mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts dev/pts
      mount -t tmpfs -o mode=1777 tmpfs dev/shm
      ln -s pts/ptmx dev/ptmx
      ln -s /proc/self/fd dev/fd
      ln -s fd/0 dev/stdin
      ln -s fd/1 dev/stdout
      ln -s fd/2 dev/stderr
      mount -t tmpfs tmpfs run
      for folder in "$toolchain" $folders; do
        mkdir -p ".$folder"
        mount --bind "$folder" ".$folder"
        mount -o remount,ro,bind ".$folder"
      done
      home=/root
      [ "$user" = root ] || home=/home/$user
      path=$toolchain/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
      exec chroot . su "$user" -s /bin/bash -c "exec env -i HOME=$home USER=$user TERM=xterm PATH=$path \
        bash -c \"cd ~/heaplings && $command\""
    ' </dev/null
}

failed=0
for person in "${people[@]}"; do
  system=$work/$person user=$person home=root
  cp -a "$base" "$system"
  give_network "$system"
  if [ "$person" = user ]; then
    # The one package more that an ordinary user needs, and the name that README speaks of.
    chroot "$system" sh -c 'apt-get update -q && apt-get install -y -q --no-install-recommends sudo' \
      >"$work/sudo.log" 2>&1 </dev/null || { tail "$work/sudo.log" && exit 1; }
    user=ada home=home/ada
    chroot "$system" useradd --create-home --shell /bin/bash ada
    echo 'ada ALL=(ALL) NOPASSWD: ALL' >"$system/etc/sudoers.d/ada"
  fi
  git clone -q --no-local "$here" "$system/$home/heaplings"
  chroot "$system" chown -R "$user:" "/$home/heaplings"

  echo "as $user: scripts/heaplings run -c 'print(6 * 7)'"
  status=0
  inside "$system" "$user" "scripts/heaplings run -c 'print(6 * 7)'" >"$work/out" || status=$?
  if [ "$status" -ne 0 ] || [ "$(cat "$work/out")" != 42 ]; then
    echo "FAILED as $user: scripts/heaplings: status $status, it printed: $(cat "$work/out")"
    failed=1
    continue
  fi
  $only_run && continue

  echo "as $user: scripts/test ${words[*]-}"
  status=0
  inside "$system" "$user" "scripts/test ${words[*]-}" | tee "$work/out" || status=$?
  if [ "$status" -ne 0 ]; then
    echo "FAILED as $user: scripts/test: status $status" && failed=1
  fi
  # Whatever the suite needs, it must have got: a stage that is left out here is left out on every fresh machine.
  # The articles of 40-seeds are no part of the repository.
  if grep 'NOT RUN' "$work/out" "$system/$home/heaplings/.build/test-logs/"*.log | grep -v 40-seeds; then
    echo "FAILED as $user: a stage or a script was not run" && failed=1
  fi
done
[ "$failed" -eq 0 ] && echo "a fresh machine is enough"
exit "$failed"

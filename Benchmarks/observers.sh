#!/usr/bin/env bash
# usage: Benchmarks/observers.sh [compare.py option…]
# What observation costs a program that nobody observes: the engine as it is against one that was compiled without the
# observers' code (counts, allocations, collector steps). compare.py prints their ratio: 1.00 is "nothing".
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
swift build -c release --product pyrun
swift build -c release --product pyrun --scratch-path .build/without-observers -Xswiftc -DHEAP_WITHOUT_OBSERVERS
exec Benchmarks/compare.py --ours .build/release/pyrun \
  --peer-engine .build/without-observers/release/pyrun "$@"

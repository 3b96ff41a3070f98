import PyHeap

// # The sort: runs, binary insertion, merges with galloping
//
// An adaptive, stable merge sort. The input is cut into runs that are already in order (a descending one is turned
// around); short runs are filled up to a minimum by binary insertion. Runs wait on a stack and are merged by their
// "power", their depth in a nearly balanced merge tree over the whole input (powersort). A merge that finds one side
// winning again and again gallops: it jumps ahead by exponential search.
//
// The order in which items are compared is CPython 3.13's: a program can watch it through `__lt__`.

/// Keys to sort, and the values that travel with them (nil: the keys are the values).
struct SortSlice {
  var keys: SlotPointer
  var values: SlotPointer?

  @inline(__always)
  func advanced(_ by: Int) -> SortSlice { SortSlice(keys: keys + by, values: values.map { $0 + by }) }

  /// Copies `count` pairs from `source`; the ranges may overlap.
  @inline(__always)
  func copy(_ to: Int, _ source: SortSlice, _ from: Int, _ count: Int = 1) {
    (keys + to).update(from: source.keys + from, count: count)
    if let values, let other = source.values { (values + to).update(from: other + from, count: count) }
  }

  func reverse(_ from: Int, _ count: Int) {
    reverseSlots(keys + from, count)
    if let values { reverseSlots(values + from, count) }
  }
}

/// One run on the stack of runs that wait for their merge.
private struct PendingRun {
  var start: Int
  var length: Int
  /// Level of the boundary to the next run.
  var power: Int
}

/// A gallop is worth it after this many wins in a row; adapted during the sort.
private let initialGallop = 7
private let longestMinimumRun = 64

/// Sorts `count` keys (and values with them) ascending and stably; false with an exception, items then in some order.
func mergeSort<O: SortOrder>(
  _ vm: VM, _ keys: SlotPointer, _ values: SlotPointer?, _ count: Int, _ order: O.Type
) -> Bool {
  var sorter = Sorter<O>(vm: vm, all: SortSlice(keys: keys, values: values), total: count)
  defer { sorter.close() }
  return sorter.sort()
}

private struct Sorter<O: SortOrder> {
  let vm: VM
  let all: SortSlice
  let total: Int
  var gallop = initialGallop
  var scratch: SlotPointer?
  var scratchCapacity = 0
  var runs = UnsafeMutablePointer<PendingRun>.allocate(capacity: 90)
  var runCount = 0

  init(vm: VM, all: SortSlice, total: Int) {
    self.vm = vm
    self.all = all
    self.total = total
  }

  func close() {
    scratch?.deallocate()
    runs.deallocate()
  }

  @inline(__always)
  func less(_ a: Int, _ b: Int) -> Int32 {
    O.less(vm, all.keys[a].unsafelyUnwrapped, all.keys[b].unsafelyUnwrapped)
  }

  mutating func sort() -> Bool {
    let minimum = minimumRun(total)
    var low = 0
    while low < total {
      let left = total - low
      var length = countRun(low, left)
      if length < 0 { return false }
      if length < minimum {
        let forced = min(left, minimum)
        if !insertionSort(low, low + forced, low + length) { return false }
        length = forced
      }
      if !foundRun(length, at: low) { return false }
      runs[runCount] = PendingRun(start: low, length: length, power: 0)
      runCount += 1
      low += length
    }
    while runCount > 1 {
      var at = runCount - 2
      if at > 0 && runs[at - 1].length < runs[at + 1].length { at -= 1 }
      if !merge(at) { return false }
    }
    return true
  }

  private func minimumRun(_ count: Int) -> Int {
    var count = count
    var rest = 0
    while count >= longestMinimumRun {
      rest |= count & 1
      count >>= 1
    }
    return count + rest
  }

  // MARK: Runs

  /// Length of the run that begins at `low`, made ascending; -1 with an exception.
  private func countRun(_ low: Int, _ left: Int) -> Int {
    if left == 1 { return 1 }
    var n = 1
    while n < left {
      let smaller = less(low + n, low + n - 1)
      if smaller < 0 { return -1 }
      if smaller == 1 { break }
      n += 1
    }
    if n == left { return n }
    if n > 1 {
      let rises = less(low, low + n - 1)
      if rises < 0 { return -1 }
      if rises == 1 { return n }
      // All equal so far, then one smaller: a descending run that begins with equals.
      all.reverse(low, n)
    }
    n += 1
    var equals = 0
    while n < left {
      let smaller = less(low + n, low + n - 1)
      if smaller < 0 { return -1 }
      if smaller == 1 {
        if equals > 0 {
          all.reverse(low + n - equals - 1, equals + 1)
          equals = 0
        }
      } else {
        let larger = less(low + n - 1, low + n)
        if larger < 0 { return -1 }
        if larger == 1 { break }
        equals += 1
      }
      n += 1
    }
    if equals > 0 { all.reverse(low + n - equals - 1, equals + 1) }
    all.reverse(low, n)
    while n < left {
      let smaller = less(low + n, low + n - 1)
      if smaller < 0 { return -1 }
      if smaller == 1 { break }
      n += 1
    }
    return n
  }

  /// Sorts `low..<high`, of which `low..<start` is in order, by binary insertion.
  private func insertionSort(_ low: Int, _ high: Int, _ start: Int) -> Bool {
    var next = start
    if next == low { next += 1 }
    let keys = all.keys
    while next < high {
      let pivot = keys[next].unsafelyUnwrapped
      var left = low
      var right = next
      while left < right {
        let middle = left + (right - left) / 2
        let smaller = O.less(vm, pivot, keys[middle].unsafelyUnwrapped)
        if smaller < 0 { return false }
        if smaller == 1 { right = middle } else { left = middle + 1 }
      }
      let value = all.values?[next]
      (keys + left + 1).update(from: keys + left, count: next - left)
      keys[left] = pivot
      if let values = all.values {
        (values + left + 1).update(from: values + left, count: next - left)
        values[left] = value ?? nil
      }
      next += 1
    }
    return true
  }

  // MARK: The stack of runs

  /// Level of the boundary between a run of `n1` items at `s1` and the following one of `n2` in the merge tree.
  private func power(_ s1: Int, _ n1: Int, _ n2: Int) -> Int {
    var result = 0
    var a = 2 * s1 + n1
    var b = a + n1 + n2
    while true {
      result += 1
      if a >= total {
        a -= total
        b -= total
      } else if b >= total {
        break
      }
      a <<= 1
      b <<= 1
    }
    return result
  }

  private mutating func foundRun(_ length: Int, at start: Int) -> Bool {
    if runCount == 0 { return true }
    let last = runs[runCount - 1]
    let level = power(last.start, last.length, length)
    while runCount > 1 && runs[runCount - 2].power > level {
      if !merge(runCount - 2) { return false }
    }
    runs[runCount - 1].power = level
    return true
  }

  /// Merges runs `at` and `at + 1`.
  private mutating func merge(_ at: Int) -> Bool {
    var a = runs[at].start
    var aCount = runs[at].length
    let b = runs[at + 1].start
    var bCount = runs[at + 1].length
    runs[at].length = aCount + bCount
    if at == runCount - 3 { runs[at + 1] = runs[at + 2] }
    runCount -= 1
    // Items of A that are in place already, then items of B.
    let skipped = gallopRight(all.keys[b].unsafelyUnwrapped, all.keys + a, aCount, 0)
    if skipped < 0 { return false }
    a += skipped
    aCount -= skipped
    if aCount == 0 { return true }
    bCount = gallopLeft(all.keys[a + aCount - 1].unsafelyUnwrapped, all.keys + b, bCount, bCount - 1)
    if bCount <= 0 { return bCount == 0 }
    return aCount <= bCount ? mergeLow(a, aCount, b, bCount) : mergeHigh(a, aCount, b, bCount)
  }

  private mutating func takeScratch(_ count: Int) -> SortSlice {
    let hasValues = all.values != nil
    let needed = hasValues ? 2 * count : count
    if needed > scratchCapacity {
      scratch?.deallocate()
      scratch = SlotPointer.allocate(capacity: needed)
      scratchCapacity = needed
    }
    let base = scratch.unsafelyUnwrapped
    return SortSlice(keys: base, values: hasValues ? base + count : nil)
  }

  // MARK: Galloping

  /// Where `key` belongs in the sorted `run`, left of equal items; the search starts at `hint`. -1 with an exception.
  private func gallopLeft(_ key: Ref, _ run: SlotPointer, _ count: Int, _ hint: Int) -> Int {
    var last = 0
    var offset = 1
    let first = O.less(vm, run[hint].unsafelyUnwrapped, key)
    if first < 0 { return -1 }
    if first == 1 {
      let limit = count - hint
      while offset < limit {
        let smaller = O.less(vm, run[hint + offset].unsafelyUnwrapped, key)
        if smaller < 0 { return -1 }
        if smaller == 0 { break }
        last = offset
        offset = (offset << 1) + 1
      }
      offset = min(offset, limit)
      last += hint
      offset += hint
    } else {
      let limit = hint + 1
      while offset < limit {
        let smaller = O.less(vm, run[hint - offset].unsafelyUnwrapped, key)
        if smaller < 0 { return -1 }
        if smaller == 1 { break }
        last = offset
        offset = (offset << 1) + 1
      }
      offset = min(offset, limit)
      (last, offset) = (hint - offset, hint - last)
    }
    last += 1
    while last < offset {
      let middle = last + (offset - last) / 2
      let smaller = O.less(vm, run[middle].unsafelyUnwrapped, key)
      if smaller < 0 { return -1 }
      if smaller == 1 { last = middle + 1 } else { offset = middle }
    }
    return offset
  }

  /// As ``gallopLeft(_:_:_:_:)``, right of equal items.
  private func gallopRight(_ key: Ref, _ run: SlotPointer, _ count: Int, _ hint: Int) -> Int {
    var last = 0
    var offset = 1
    let first = O.less(vm, key, run[hint].unsafelyUnwrapped)
    if first < 0 { return -1 }
    if first == 1 {
      let limit = hint + 1
      while offset < limit {
        let smaller = O.less(vm, key, run[hint - offset].unsafelyUnwrapped)
        if smaller < 0 { return -1 }
        if smaller == 0 { break }
        last = offset
        offset = (offset << 1) + 1
      }
      offset = min(offset, limit)
      (last, offset) = (hint - offset, hint - last)
    } else {
      let limit = count - hint
      while offset < limit {
        let smaller = O.less(vm, key, run[hint + offset].unsafelyUnwrapped)
        if smaller < 0 { return -1 }
        if smaller == 1 { break }
        last = offset
        offset = (offset << 1) + 1
      }
      offset = min(offset, limit)
      last += hint
      offset += hint
    }
    last += 1
    while last < offset {
      let middle = last + (offset - last) / 2
      let smaller = O.less(vm, key, run[middle].unsafelyUnwrapped)
      if smaller < 0 { return -1 }
      if smaller == 1 { offset = middle } else { last = middle + 1 }
    }
    return offset
  }

  // MARK: Merging

  /// Merges neighbours A and B, A the shorter: A waits in scratch memory, the result grows from the left.
  private mutating func mergeLow(_ start: Int, _ aCount: Int, _ bStart: Int, _ bCount: Int) -> Bool {
    let a = takeScratch(aCount)
    a.copy(0, all, start, aCount)
    var left = 0
    var aLeft = aCount
    var right = bStart
    var bLeft = bCount
    var to = start
    var wins = gallop
    all.copy(to, all, right)
    to += 1
    right += 1
    bLeft -= 1
    var succeeded = true
    // The last item of A belongs at the very end: true while B is not exhausted with one of A left.
    var lastOfA = false
    merging: do {
      if bLeft == 0 { break merging }
      if aLeft == 1 {
        lastOfA = true
        break merging
      }
      while true {
        var aWins = 0
        var bWins = 0
        while true {
          let smaller = O.less(vm, all.keys[right].unsafelyUnwrapped, a.keys[left].unsafelyUnwrapped)
          if smaller < 0 {
            succeeded = false
            break merging
          }
          if smaller == 1 {
            all.copy(to, all, right)
            to += 1
            right += 1
            bLeft -= 1
            bWins += 1
            aWins = 0
            if bLeft == 0 { break merging }
            if bWins >= wins { break }
          } else {
            all.copy(to, a, left)
            to += 1
            left += 1
            aLeft -= 1
            aWins += 1
            bWins = 0
            if aLeft == 1 {
              lastOfA = true
              break merging
            }
            if aWins >= wins { break }
          }
        }
        wins += 1
        repeat {
          if wins > 1 { wins -= 1 }
          gallop = wins
          aWins = gallopRight(all.keys[right].unsafelyUnwrapped, a.keys + left, aLeft, 0)
          if aWins < 0 {
            succeeded = false
            break merging
          }
          if aWins > 0 {
            all.copy(to, a, left, aWins)
            to += aWins
            left += aWins
            aLeft -= aWins
            if aLeft == 1 {
              lastOfA = true
              break merging
            }
            // Only an inconsistent order can get here.
            if aLeft == 0 { break merging }
          }
          all.copy(to, all, right)
          to += 1
          right += 1
          bLeft -= 1
          if bLeft == 0 { break merging }
          bWins = gallopLeft(a.keys[left].unsafelyUnwrapped, all.keys + right, bLeft, 0)
          if bWins < 0 {
            succeeded = false
            break merging
          }
          if bWins > 0 {
            all.copy(to, all, right, bWins)
            to += bWins
            right += bWins
            bLeft -= bWins
            if bLeft == 0 { break merging }
          }
          all.copy(to, a, left)
          to += 1
          left += 1
          aLeft -= 1
          if aLeft == 1 {
            lastOfA = true
            break merging
          }
        } while aWins >= initialGallop || bWins >= initialGallop
        wins += 1
        gallop = wins
      }
    }
    if lastOfA && succeeded {
      all.copy(to, all, right, bLeft)
      all.copy(to + bLeft, a, left)
    } else if aLeft > 0 {
      all.copy(to, a, left, aLeft)
    }
    return succeeded
  }

  /// Merges neighbours A and B, B the shorter: B waits in scratch memory, the result grows from the right.
  private mutating func mergeHigh(_ start: Int, _ aCount: Int, _ bStart: Int, _ bCount: Int) -> Bool {
    let b = takeScratch(bCount)
    b.copy(0, all, bStart, bCount)
    var to = bStart + bCount - 1
    var left = start + aCount - 1
    var aLeft = aCount
    var right = bCount - 1
    var bLeft = bCount
    var wins = gallop
    all.copy(to, all, left)
    to -= 1
    left -= 1
    aLeft -= 1
    var succeeded = true
    var firstOfB = false
    merging: do {
      if aLeft == 0 { break merging }
      if bLeft == 1 {
        firstOfB = true
        break merging
      }
      while true {
        var aWins = 0
        var bWins = 0
        while true {
          let smaller = O.less(vm, b.keys[right].unsafelyUnwrapped, all.keys[left].unsafelyUnwrapped)
          if smaller < 0 {
            succeeded = false
            break merging
          }
          if smaller == 1 {
            all.copy(to, all, left)
            to -= 1
            left -= 1
            aLeft -= 1
            aWins += 1
            bWins = 0
            if aLeft == 0 { break merging }
            if aWins >= wins { break }
          } else {
            all.copy(to, b, right)
            to -= 1
            right -= 1
            bLeft -= 1
            bWins += 1
            aWins = 0
            if bLeft == 1 {
              firstOfB = true
              break merging
            }
            if bWins >= wins { break }
          }
        }
        wins += 1
        repeat {
          if wins > 1 { wins -= 1 }
          gallop = wins
          var at = gallopRight(b.keys[right].unsafelyUnwrapped, all.keys + start, aLeft, aLeft - 1)
          if at < 0 {
            succeeded = false
            break merging
          }
          aWins = aLeft - at
          if aWins > 0 {
            to -= aWins
            left -= aWins
            all.copy(to + 1, all, left + 1, aWins)
            aLeft -= aWins
            if aLeft == 0 { break merging }
          }
          all.copy(to, b, right)
          to -= 1
          right -= 1
          bLeft -= 1
          if bLeft == 1 {
            firstOfB = true
            break merging
          }
          at = gallopLeft(all.keys[left].unsafelyUnwrapped, b.keys, bLeft, bLeft - 1)
          if at < 0 {
            succeeded = false
            break merging
          }
          bWins = bLeft - at
          if bWins > 0 {
            to -= bWins
            right -= bWins
            all.copy(to + 1, b, right + 1, bWins)
            bLeft -= bWins
            if bLeft == 1 {
              firstOfB = true
              break merging
            }
            // Only an inconsistent order can get here.
            if bLeft == 0 { break merging }
          }
          all.copy(to, all, left)
          to -= 1
          left -= 1
          aLeft -= 1
          if aLeft == 0 { break merging }
        } while aWins >= initialGallop || bWins >= initialGallop
        wins += 1
        gallop = wins
      }
    }
    if firstOfB && succeeded {
      all.copy(to + 1 - aLeft, all, left + 1 - aLeft, aLeft)
      all.copy(to - aLeft, b, right)
    } else if bLeft > 0 {
      all.copy(to - (bLeft - 1), b, 0, bLeft)
    }
    return succeeded
  }
}

import Glibc
import PyHeap

// Searching in runs of characters. Byte-wide runs go to the C library's memchr and memmem (vectorised, linear); wider
// ones to memmem too, where a match must begin on a character boundary.

// GNU functions that the Glibc module leaves out. Pointers and sizes pass the same way in C and in Swift.
@_silgen_name("memmem")
private func memmem(
  _ hay: UnsafeRawPointer, _ hayCount: Int, _ needle: UnsafeRawPointer, _ needleCount: Int
) -> UnsafeMutableRawPointer?

@_silgen_name("memrchr")
private func memrchr(_ hay: UnsafeRawPointer, _ byte: Int32, _ count: Int) -> UnsafeMutableRawPointer?

/// Index of the first occurrence of `needle` in `hay`, or -1. An empty needle is found at 0.
func findFirst(_ hay: StrView, _ needle: StrView) -> Int {
  if needle.count > hay.count { return -1 }
  if needle.count == 0 { return 0 }
  if needle.count == 1 { return findCharacter(hay, needle[0]) }
  if needle.width == hay.width { return findUnits(hay, needle.base, needle.count) }
  // A needle wider than the hay has a character that cannot occur.
  if needle.width > hay.width { return -1 }
  return withWidened(needle, hay.width) { findUnits(hay, $0, needle.count) }
}

/// Index of the last occurrence, or -1; an empty needle is found at the end.
func findLast(_ hay: StrView, _ needle: StrView) -> Int {
  if needle.count > hay.count { return -1 }
  if needle.count == 0 { return hay.count }
  if needle.width > hay.width { return -1 }
  if needle.count == 1 && hay.width == 1 {
    guard let hit = memrchr(hay.base, Int32(needle[0]), hay.count) else { return -1 }
    return UnsafeRawPointer(hit) - hay.base
  }
  return withWidened(needle, hay.width) { base in
    switch hay.width {
    case 1: return findLastUnits(hay, base, needle.count, UInt8.self)
    case 2: return findLastUnits(hay, base, needle.count, UInt16.self)
    default: return findLastUnits(hay, base, needle.count, UInt32.self)
    }
  }
}

/// Non-overlapping occurrences, at most `limit`. An empty needle occurs between all characters.
func countOccurrences(_ hay: StrView, _ needle: StrView, _ limit: Int = Int.max) -> Int {
  if needle.count == 0 { return min(limit, hay.count &+ 1) }
  if needle.count > hay.count || needle.width > hay.width { return 0 }
  if needle.count == 1 && limit >= hay.count {
    let code = needle[0]
    switch hay.width {
    case 1: return countUnits(hay, UInt8(code))
    case 2: return countUnits(hay, UInt16(code))
    default: return countUnits(hay, code)
    }
  }
  return withWidened(needle, hay.width) { base in
    let wide = StrView(base: base, count: needle.count, width: hay.width, isASCII: false)
    var found = 0
    var position = 0
    while found < limit {
      let hit = findFirst(hay.slice(position, hay.count), wide)
      if hit < 0 { break }
      found &+= 1
      position &+= hit &+ needle.count
    }
    return found
  }
}

/// Index of the first occurrence of a code point, or -1.
func findCharacter(_ hay: StrView, _ code: UInt32) -> Int {
  switch hay.width {
  case 1:
    guard code < 256, let hit = memchr(hay.base, Int32(code), hay.count) else { return -1 }
    return UnsafeRawPointer(hit) - hay.base
  case 2:
    guard code < 0x10000 else { return -1 }
    let units = hay.base.assumingMemoryBound(to: UInt16.self)
    for index in 0..<hay.count where units[index] == UInt16(code) { return index }
    return -1
  default:
    let units = hay.base.assumingMemoryBound(to: UInt32.self)
    for index in 0..<hay.count where units[index] == code { return index }
    return -1
  }
}

/// Gives `body` the characters at the given width: in place, or as a widened copy that lives for the call.
@inline(__always)
func withWidened<R>(_ view: StrView, _ width: UInt8, _ body: (UnsafeRawPointer) -> R) -> R {
  if view.width == width { return body(view.base) }
  return withUnsafeTemporaryAllocation(byteCount: max(1, view.count &* Int(width)), alignment: 4) { memory in
    let start = memory.baseAddress.unsafelyUnwrapped
    view.copy(to: start, width)
    return body(UnsafeRawPointer(start))
  }
}

private func findUnits(_ hay: StrView, _ needle: UnsafeRawPointer, _ needleCount: Int) -> Int {
  let width = Int(hay.width)
  let needleBytes = needleCount &* width
  var position = 0
  let total = hay.byteCount
  while position <= total &- needleBytes {
    guard let hit = memmem(hay.base + position, total &- position, needle, needleBytes) else { return -1 }
    let offset = UnsafeRawPointer(hit) - hay.base
    if offset % width == 0 { return offset / width }
    position = offset &+ 1
  }
  return -1
}

private func findLastUnits<U: FixedWidthInteger>(
  _ hay: StrView, _ needle: UnsafeRawPointer, _ needleCount: Int, _: U.Type
) -> Int {
  let units = hay.base.assumingMemoryBound(to: U.self)
  let pattern = needle.assumingMemoryBound(to: U.self)
  let first = pattern[0]
  let bytes = needleCount &* MemoryLayout<U>.size
  var index = hay.count &- needleCount
  while index >= 0 {
    if units[index] == first && memcmp(units + index, pattern, bytes) == 0 { return index }
    index &-= 1
  }
  return -1
}

private func countUnits<U: FixedWidthInteger>(_ hay: StrView, _ unit: U) -> Int {
  let units = hay.base.assumingMemoryBound(to: U.self)
  var found = 0
  for index in 0..<hay.count { found &+= units[index] == unit ? 1 : 0 }
  return found
}

/// As above for bytes: counted in bytes too, at most 255 at a time, so that the compiler can use wide lanes.
private func countUnits(_ hay: StrView, _ unit: UInt8) -> Int {
  let units = hay.base.assumingMemoryBound(to: UInt8.self)
  var found = 0
  var index = 0
  while index < hay.count {
    let end = min(hay.count, index &+ 255)
    var part: UInt8 = 0
    while index < end {
      part &+= units[index] == unit ? 1 : 0
      index &+= 1
    }
    found &+= Int(part)
  }
  return found
}

/// Order of two texts by code points: negative, 0, positive.
func orderOf(_ a: StrView, _ b: StrView) -> Int {
  let shared = min(a.count, b.count)
  if a.width == 1 && b.width == 1 {
    let order = memcmp(a.base, b.base, shared)
    if order != 0 { return Int(order) }
  } else {
    var index = 0
    while index < shared {
      let left = a[index]
      let right = b[index]
      if left != right { return left < right ? -1 : 1 }
      index &+= 1
    }
  }
  return a.count - b.count
}

/// Whether two runs hold the same characters.
func sameCharacters(_ a: StrView, _ b: StrView) -> Bool {
  guard a.count == b.count else { return false }
  if a.width == b.width { return memcmp(a.base, b.base, a.byteCount) == 0 }
  for index in 0..<a.count where a[index] != b[index] { return false }
  return true
}

import Glibc
import PyHeap

/// The characters of a str, borrowed: valid while the object lives.
struct StrView {
  var base: UnsafeRawPointer
  var count: Int
  var width: UInt8
  var isASCII: Bool

  @inline(__always)
  init(_ ref: Ref) {
    base = UnsafeRawPointer(ref.strData)
    count = ref.strLength
    width = ref.strWidth
    isASCII = ref.strIsASCII
  }

  @inline(__always)
  init(base: UnsafeRawPointer, count: Int, width: UInt8, isASCII: Bool) {
    self.base = base
    self.count = count
    self.width = width
    self.isASCII = isASCII
  }

  /// A code point. No bounds check.
  @inline(__always)
  subscript(index: Int) -> UInt32 {
    switch width {
    case 1: return UInt32(base.load(fromByteOffset: index, as: UInt8.self))
    case 2: return UInt32(base.load(fromByteOffset: index &* 2, as: UInt16.self))
    default: return base.load(fromByteOffset: index &* 4, as: UInt32.self)
    }
  }

  /// Part of the characters; of a text that is not ASCII it may be ASCII without saying so.
  @inline(__always)
  func slice(_ start: Int, _ end: Int) -> StrView {
    StrView(base: base + start &* Int(width), count: end &- start, width: width, isASCII: isASCII)
  }

  @inline(__always) var byteCount: Int { count &* Int(width) }

  /// The largest code point; 127 for any ASCII text.
  func maxChar() -> UInt32 {
    if isASCII { return 127 }
    switch width {
    case 1:
      return asciiPrefix(base, count) == count ? 127 : 255
    case 2:
      let units = base.assumingMemoryBound(to: UInt16.self)
      var all: UInt16 = 0
      for index in 0..<count { all |= units[index] }
      return all < 128 ? 127 : (all < 256 ? 255 : 0xffff)
    default:
      let units = base.assumingMemoryBound(to: UInt32.self)
      var all: UInt32 = 0
      for index in 0..<count { all |= units[index] }
      return all < 128 ? 127 : (all < 256 ? 255 : (all < 0x10000 ? 0xffff : 0x10ffff))
    }
  }

  /// Copies the characters to memory of `targetWidth` bytes each, which must hold them.
  @inline(__always)
  func copy(to target: UnsafeMutableRawPointer, _ targetWidth: UInt8) {
    if width == targetWidth {
      memcpy(target, base, byteCount)
    } else {
      copyConverting(to: target, targetWidth)
    }
  }

  @inline(never)
  private func copyConverting(to target: UnsafeMutableRawPointer, _ targetWidth: UInt8) {
    switch (width, targetWidth) {
    case (1, 2): convert(UInt8.self, UInt16.self, target)
    case (1, 4): convert(UInt8.self, UInt32.self, target)
    case (2, 1): convert(UInt16.self, UInt8.self, target)
    case (2, 4): convert(UInt16.self, UInt32.self, target)
    case (4, 1): convert(UInt32.self, UInt8.self, target)
    default: convert(UInt32.self, UInt16.self, target)
    }
  }

  @inline(__always)
  private func convert<S: FixedWidthInteger, T: FixedWidthInteger>(
    _: S.Type, _: T.Type, _ target: UnsafeMutableRawPointer
  ) {
    let source = base.assumingMemoryBound(to: S.self)
    let result = target.assumingMemoryBound(to: T.self)
    for index in 0..<count { result[index] = T(truncatingIfNeeded: source[index]) }
  }
}

extension VM {
  /// A str with these characters; characters wider than needed are narrowed, single Latin-1 ones shared.
  @inline(__always)
  func newStr(_ view: StrView) -> Ref? {
    if view.isASCII { return newStr(ascii: view.base, view.count) }
    return newStrNarrowing(view)
  }

  @inline(never)
  func newStrNarrowing(_ view: StrView) -> Ref? {
    if view.count == 1 { return newStr(codePoint: view[0]) }
    guard let ref = newStr(length: view.count, maxChar: view.maxChar()) else { return nil }
    view.copy(to: ref.strData, ref.strWidth)
    return ref
  }

  /// `s[start:end]` of a str; the whole of an exact str is the object itself. The bounds must be in range.
  @inline(__always)
  func substring(_ text: Ref, _ start: Int, _ end: Int) -> Ref? {
    if start == 0 && end == text.strLength && text.kind == Kind.str { return text.owned() }
    if start >= end { return state.pointee.emptyStr.owned() }
    return newStr(StrView(text).slice(start, end))
  }
}

/// How many of the first bytes are ASCII: all of them, or at least every byte before the first word with one that is not.
///
/// - Returns: `count` exactly when all are ASCII; otherwise the index of the first byte that is not.
func asciiPrefix(_ base: UnsafeRawPointer, _ count: Int) -> Int {
  var index = 0
  while index &+ 8 <= count {
    if base.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { break }
    index &+= 8
  }
  while index < count {
    if base.load(fromByteOffset: index, as: UInt8.self) >= 128 { return index }
    index &+= 1
  }
  return count
}

/// Decodes one code point of generalised UTF-8 and moves on; a byte that begins no sequence is U+FFFD.
func decodeWTF8(_ base: UnsafeRawPointer, _ count: Int, _ position: inout Int) -> UInt32 {
  let bytes = base.assumingMemoryBound(to: UInt8.self)
  let first = bytes[position]
  position &+= 1
  if first < 0x80 { return UInt32(first) }
  let needed: Int
  var code: UInt32
  let least: UInt32
  switch first {
  case 0xc2...0xdf: (needed, code, least) = (1, UInt32(first & 0x1f), 0x80)
  case 0xe0...0xef: (needed, code, least) = (2, UInt32(first & 0x0f), 0x800)
  case 0xf0...0xf4: (needed, code, least) = (3, UInt32(first & 0x07), 0x10000)
  default: return 0xfffd
  }
  guard position &+ needed <= count else { return 0xfffd }
  for offset in 0..<needed {
    let next = bytes[position &+ offset]
    guard next & 0xc0 == 0x80 else { return 0xfffd }
    code = code << 6 | UInt32(next & 0x3f)
  }
  guard code >= least && code <= 0x10ffff else { return 0xfffd }
  position &+= needed
  return code
}

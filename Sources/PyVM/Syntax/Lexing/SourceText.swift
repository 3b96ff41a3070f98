/// A source being read: borrowed bytes, and where its lines start. Reading past the end yields 0.
struct SourceText {
  let base: UnsafePointer<UInt8>
  let count: Int
  /// Offset of the first byte after a byte-order mark.
  let origin: Int
  let lineStarts: [UInt32]

  /// One pass over the bytes. The memory must outlive the value.
  init(base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    self.count = count
    let hasMark = count >= 3 && base[0] == 0xEF && base[1] == 0xBB && base[2] == 0xBF
    origin = hasMark ? 3 : 0
    var starts: [UInt32] = [UInt32(origin)]
    var i = origin
    while i < count {
      let byte = base[i]
      i &+= 1
      if byte == 10 {
        starts.append(UInt32(truncatingIfNeeded: i))
      } else if byte == 13 {
        if i < count && base[i] == 10 { i &+= 1 }
        starts.append(UInt32(truncatingIfNeeded: i))
      }
    }
    lineStarts = starts
  }

  @inline(__always) subscript(_ i: Int) -> UInt8 { i < count ? base[i] : 0 }

  /// The 0-based index of the line that holds an offset.
  func lineIndex(_ offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The number of lines as CPython counts them: a final newline starts no further line.
  var lineCount: Int {
    let n = lineStarts.count
    return n > 1 && Int(lineStarts[n - 1]) == count ? n - 1 : n
  }

  func lineStart(_ index: Int) -> Int { Int(lineStarts[index]) }

  /// Where the text of a line ends, before its line break.
  func lineEnd(_ index: Int) -> Int {
    var end = index + 1 < lineStarts.count ? Int(lineStarts[index + 1]) : count
    let start = lineStart(index)
    if index + 1 < lineStarts.count {
      if end > start && base[end - 1] == 10 { end -= 1 }
      if end > start && base[end - 1] == 13 { end -= 1 }
    }
    return end
  }

  /// A line's bytes, with a newline added if asked.
  func lineText(_ index: Int, newline: Bool) -> [UInt8] {
    var text = Array(
      UnsafeBufferPointer(start: base + lineStart(index), count: lineEnd(index) - lineStart(index)))
    if newline { text.append(10) }
    return text
  }

  /// Unicode scalars that start in a stretch of bytes.
  func characters(from start: Int, to end: Int) -> Int {
    var n = 0
    var i = start
    while i < min(end, count) {
      if base[i] & 0xC0 != 0x80 { n += 1 }
      i += 1
    }
    return n + max(0, end - max(start, count))
  }
}

/// The scalar that starts at `p[i]` and its length in bytes; nil if it is not well-formed UTF-8.
func decodeScalar(_ p: UnsafePointer<UInt8>, _ i: Int, _ count: Int) -> (value: UInt32, length: Int)? {
  let first = p[i]
  if first < 0x80 { return (UInt32(first), 1) }
  let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
  guard first >= 0xC2, first <= 0xF4, i + length <= count else { return nil }
  var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
  for k in 1..<length {
    let next = p[i + k]
    guard next & 0xC0 == 0x80 else { return nil }
    value = value << 6 | UInt32(next & 0x3F)
  }
  if length == 3 && (value < 0x800 || (0xD800...0xDFFF).contains(value)) { return nil }
  if length == 4 && !(0x10000...0x10FFFF).contains(value) { return nil }
  return (value, length)
}

/// Appends a scalar as UTF-8; a lone surrogate in its three-byte form.
func appendScalar(_ value: UInt32, to bytes: inout [UInt8]) {
  if value < 0x80 {
    bytes.append(UInt8(value))
  } else if value < 0x800 {
    bytes.append(UInt8(0xC0 | value >> 6))
    bytes.append(UInt8(0x80 | value & 0x3F))
  } else if value < 0x10000 {
    bytes.append(UInt8(0xE0 | value >> 12))
    bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
    bytes.append(UInt8(0x80 | value & 0x3F))
  } else {
    bytes.append(UInt8(0xF0 | value >> 18))
    bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
    bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
    bytes.append(UInt8(0x80 | value & 0x3F))
  }
}

/// Upper-case hexadecimal digits of a value, at least `width` of them.
func hexadecimal(_ value: UInt32, width: Int, uppercase: Bool = true) -> String {
  let digits = String(value, radix: 16, uppercase: uppercase)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// Turns the text of a literal into its value: newlines to `\n`, escapes to what they stand for.
struct EscapeDecoder {
  let source: SourceText
  let start: Int
  let end: Int
  let isRaw: Bool
  let isBytes: Bool

  /// The message of a `SyntaxError`, if an escape is malformed.
  var error: String?
  /// The first escape that means nothing.
  var warning: (message: String, offset: Int)?

  init(source: SourceText, start: Int, end: Int, isRaw: Bool, isBytes: Bool) {
    self.source = source
    self.start = start
    self.end = end
    self.isRaw = isRaw
    self.isBytes = isBytes
  }

  mutating func decode(into bytes: inout [UInt8]) {
    let p = source.base
    var i = start
    while i < end {
      let from = i
      while i < end && p[i] != 92 && p[i] != 13 { i &+= 1 }
      if i > from { bytes.append(contentsOf: UnsafeBufferPointer(start: p + from, count: i - from)) }
      if i >= end { return }
      if p[i] == 13 {
        bytes.append(10)
        i += i + 1 < end && p[i + 1] == 10 ? 2 : 1
      } else if isRaw {
        bytes.append(92)
        i += 1
      } else {
        i = escape(i, &bytes)
        if error != nil { return }
      }
    }
  }

  /// Decodes the escape at `at`; returns where the text goes on.
  private mutating func escape(_ at: Int, _ bytes: inout [UInt8]) -> Int {
    let p = source.base
    var i = at + 1
    if i >= end {
      bytes.append(92)
      return i
    }
    let c = p[i]
    i += 1
    switch c {
    case 10: break
    case 13: if i < end && p[i] == 10 { i += 1 }
    case 92, 39, 34: bytes.append(c)
    case 97: bytes.append(7)
    case 98: bytes.append(8)
    case 102: bytes.append(12)
    case 110: bytes.append(10)
    case 114: bytes.append(13)
    case 116: bytes.append(9)
    case 118: bytes.append(11)
    case 48...55:
      var value = UInt32(c - 48)
      var length = 1
      while length < 3 && i < end && p[i] >= 48 && p[i] <= 55 {
        value = value * 8 + UInt32(p[i] - 48)
        i += 1
        length += 1
      }
      if value > 0o377 && warning == nil {
        warning = ("invalid octal escape sequence '\\\(String(value, radix: 8))'", at)
      }
      if isBytes { bytes.append(UInt8(truncatingIfNeeded: value)) } else { appendScalar(value, to: &bytes) }
    case 120: return hexEscape(at, i, 2, &bytes)
    case 117 where !isBytes: return hexEscape(at, i, 4, &bytes)
    case 85 where !isBytes: return hexEscape(at, i, 8, &bytes)
    case 78 where !isBytes: return namedEscape(at, i, &bytes)
    default:
      if warning == nil && c < 128 {
        warning = ("invalid escape sequence '\\\(String(Unicode.Scalar(c)))'", at)
      }
      bytes.append(92)
      i -= 1
    }
    return i
  }

  private mutating func hexEscape(_ at: Int, _ first: Int, _ count: Int, _ bytes: inout [UInt8]) -> Int {
    var i = first
    var value: UInt32 = 0
    while i < end && i - first < count && Lexer.isHexDigit(source.base[i]) {
      let c = source.base[i]
      value = value << 4 | UInt32(c < 58 ? c - 48 : (c | 32) - 87)
      i += 1
    }
    if i - first < count {
      if isBytes {
        error = "(value error) invalid \\x escape at position \(at - start)"
      } else {
        let form = count == 2 ? "\\xXX" : count == 4 ? "\\uXXXX" : "\\UXXXXXXXX"
        fail(at, i, "truncated \(form) escape")
      }
      return i
    }
    if value > 0x10FFFF {
      fail(at, i, "illegal Unicode character")
    } else if isBytes {
      bytes.append(UInt8(value))
    } else {
      appendScalar(value, to: &bytes)
    }
    return i
  }

  private mutating func namedEscape(_ at: Int, _ first: Int, _ bytes: inout [UInt8]) -> Int {
    let p = source.base
    var i = first
    guard i < end, p[i] == 123 else {
      fail(at, i, "malformed \\N character escape")
      return i
    }
    i += 1
    let nameStart = i
    while i < end && p[i] != 125 { i += 1 }
    if i >= end || i == nameStart {
      fail(at, min(end, i + (i < end ? 1 : 0)), "malformed \\N character escape")
      return i
    }
    let name = String(
      decoding: UnsafeBufferPointer(start: p + nameStart, count: i - nameStart), as: UTF8.self)
    i += 1
    guard let scalar = scalarNamed(name) else {
      fail(at, i, "unknown Unicode character name")
      return i
    }
    appendScalar(scalar.value, to: &bytes)
    return i
  }

  /// A decoding error over `[from, to)`, with positions as in CPython's intermediate text, where a character
  /// beyond ASCII takes ten bytes.
  private mutating func fail(_ from: Int, _ to: Int, _ reason: String) {
    func position(_ offset: Int) -> Int {
      var n = 0
      for i in start..<offset {
        let c = source.base[i]
        if c < 128 { n += 1 } else if c & 0xC0 == 0xC0 { n += 10 }
      }
      return n
    }
    let first = position(from)
    let last = position(to) - 1
    error =
      first == last
      ? "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position \(first): \(reason)"
      : "(unicode error) 'unicodeescape' codec can't decode bytes in position \(first)-\(last): \(reason)"
  }
}

/// The scalar with a Unicode name or alias, in any case; nil if there is none. A walk over all assigned
/// scalars: `\N{…}` is rare.
func scalarNamed(_ name: String) -> Unicode.Scalar? {
  let wanted = name.uppercased()
  if let suffix = wanted.split(separator: "-").last, wanted.hasPrefix("CJK UNIFIED IDEOGRAPH-"),
    let value = UInt32(suffix, radix: 16), let scalar = Unicode.Scalar(value),
    scalar.properties.isUnifiedIdeograph
  {
    return scalar
  }
  let ranges: [ClosedRange<UInt32>] = [0...0x33FF, 0xA000...0xABFF, 0xF900...0xFFFF, 0x10000...0x1FBFF]
  for range in ranges {
    for value in range {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      if properties.name == wanted || properties.nameAlias == wanted { return scalar }
    }
  }
  return nil
}

import PyHeap

/// A format specifier: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
struct FormatSpec {
  var fill: UInt32 = 0x20
  /// `<`, `>`, `=` or `^`.
  var align: UInt32
  /// 0, `+`, `-` or space.
  var sign: UInt32 = 0
  var alternate = false
  var dropsNegativeZero = false
  /// -1: none.
  var width = -1
  /// 0, `,` or `_`.
  var separator: UInt32 = 0
  /// Digits between separators.
  var groupSize = 3
  /// -1: none.
  var precision = -1
  /// The presentation type; 0 when there is none.
  var type: UInt32
}

extension VM {
  /// Reads a specifier for a value of the named type; nil with ValueError.
  func parseSpec(_ text: StrView, _ owner: Ref, defaultType: UInt32, defaultAlign: UInt32) -> FormatSpec? {
    var spec = FormatSpec(align: defaultAlign, type: defaultType)
    var position = 0
    var hasFill = false
    var hasAlign = false
    func code(_ position: Int) -> UInt32 { position < text.count ? text[position] : 0 }
    if text.count >= 2 && isAlignment(text[1]) {
      spec.fill = text[0]
      spec.align = text[1]
      hasFill = true
      hasAlign = true
      position = 2
    } else if text.count >= 1 && isAlignment(text[0]) {
      spec.align = text[0]
      hasAlign = true
      position = 1
    }
    if position < text.count, code(position) == 0x20 || code(position) == 0x2b || code(position) == 0x2d {
      spec.sign = code(position)
      position += 1
    }
    if code(position) == 0x7a {
      spec.dropsNegativeZero = true
      position += 1
    }
    if code(position) == 0x23 {
      spec.alternate = true
      position += 1
    }
    if !hasFill && code(position) == 0x30 {
      spec.fill = 0x30
      if !hasAlign && defaultAlign == 0x3e { spec.align = 0x3d }
      position += 1
    }
    guard let width = readInteger(text, &position) else { return nil }
    spec.width = width
    if code(position) == 0x2c {
      spec.separator = 0x2c
      position += 1
    }
    if code(position) == 0x5f {
      if spec.separator != 0 { return refuseSpec("Cannot specify both ',' and '_'.") }
      spec.separator = 0x5f
      position += 1
    }
    if code(position) == 0x2c && spec.separator == 0x5f {
      return refuseSpec("Cannot specify both ',' and '_'.")
    }
    if code(position) == 0x2e {
      position += 1
      guard let precision = readInteger(text, &position) else { return nil }
      if precision < 0 { return refuseSpec("Format specifier missing precision") }
      spec.precision = precision
    }
    if text.count - position > 1 {
      let whole = newStr(text)
      defer { whole.decref() }
      return refuseSpec(
        "Invalid format specifier '\(whole?.swiftString ?? "")' for object of type '\(typeName(owner.type))'")
    }
    if position < text.count { spec.type = text[position] }
    if spec.separator != 0 {
      switch spec.type {
      case 0, 0x64, 0x65, 0x66, 0x67, 0x45, 0x46, 0x47, 0x25: break  // d e f g E F G %
      case let type where spec.separator == 0x5f && (type == 0x62 || type == 0x6f || type | 0x20 == 0x78):
        spec.groupSize = 4  // b o x X
      default:
        return refuseSpec(
          "Cannot specify '\(spec.separator == 0x2c ? "," : "_")' with '\(shown(spec.type))'.")
      }
    }
    return spec
  }

  private func isAlignment(_ code: UInt32) -> Bool {
    code == 0x3c || code == 0x3e || code == 0x3d || code == 0x5e
  }

  private func refuseSpec(_ message: String) -> FormatSpec? {
    _ = raise(exceptions.pointee.valueError, message)
    return nil
  }

  /// A decimal number; -1 when there is no digit, nil with ValueError when it does not fit.
  func readInteger(_ text: StrView, _ position: inout Int) -> Int? {
    var value = 0
    var found = false
    while position < text.count, let digit = decimalValue(text[position]) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow2) = product.addingReportingOverflow(digit)
      if overflow || overflow2 {
        _ = raise(exceptions.pointee.valueError, "Too many decimal digits in format string")
        return nil
      }
      value = sum
      found = true
      position += 1
    }
    return found ? value : -1
  }

  /// A character as messages show it.
  func shown(_ code: UInt32) -> String {
    code > 32 && code < 128
      ? String(Character(Unicode.Scalar(UInt8(code)))) : "\\x" + String(code, radix: 16)
  }

  func refuseType(_ spec: FormatSpec, _ owner: Ref) -> Ref? {
    raise(
      exceptions.pointee.valueError,
      "Unknown format code '\(shown(spec.type))' for object of type '\(typeName(owner.type))'")
  }
}

extension StrBuilder {
  /// A text with the padding that the specifier asks for (all of it outside).
  mutating func append(_ text: StrView, padded spec: FormatSpec) {
    let padding = max(0, spec.width - text.count)
    let before: Int
    switch spec.align {
    case 0x3e, 0x3d: before = padding
    case 0x5e: before = padding / 2
    default: before = 0
    }
    append(repeating: spec.fill, before)
    append(text)
    append(repeating: spec.fill, padding - before)
  }

  /// An int as ``appendNumber(_:negative:prefix:digits:rest:)`` has it, with its minus sign in front.
  mutating func appendNumber(_ spec: FormatSpec, prefix: StrView?, number: StrView) {
    let negative = number.count > 0 && number[0] == 0x2d
    let digits = negative ? number.slice(1, number.count) : number
    appendNumber(spec, negative: negative, prefix: prefix, digits: digits, rest: nil)
  }

  /// A number: sign, prefix, digits (grouped), the rest behind the digits, and padding around or inside.
  mutating func appendNumber(
    _ spec: FormatSpec, negative: Bool, prefix: StrView?, digits: StrView, rest: StrView?
  ) {
    let sign: UInt32 = negative ? 0x2d : (spec.sign == 0x2b || spec.sign == 0x20 ? spec.sign : 0)
    let fixed = (sign == 0 ? 0 : 1) + (prefix?.count ?? 0) + (rest?.count ?? 0)
    // Zeros that fill up to the width take part in the grouping.
    let minimum = spec.fill == 0x30 && spec.align == 0x3d ? max(0, spec.width - fixed) : 0
    let grouping = DigitGroups(spec, digits.count, minimum)
    let padding = max(0, spec.width - fixed - grouping.total)
    var left = 0
    var inner = 0
    switch spec.align {
    case 0x3c: break
    case 0x5e: left = padding / 2
    case 0x3d: inner = padding
    default: left = padding
    }
    append(repeating: spec.fill, left)
    if sign != 0 { append(sign) }
    if let prefix { append(prefix) }
    append(repeating: spec.fill, inner)
    append(digits, grouping, spec.separator)
    if let rest { append(rest) }
    append(repeating: spec.fill, padding - left - inner)
  }

  private mutating func append(_ digits: StrView, _ groups: DigitGroups, _ separator: UInt32) {
    if separator == 0 {
      append(repeating: 0x30, groups.total - digits.count)
      append(digits)
      return
    }
    // From the left: position counts the digits that are still to come.
    var remaining = groups.zeros + digits.count
    var taken = 0
    while remaining > 0 {
      append(taken < groups.zeros ? 0x30 : digits[taken - groups.zeros])
      taken += 1
      remaining -= 1
      if remaining > 0 && remaining % groups.size == 0 { append(separator) }
      if failed { return }
    }
  }
}

/// How digits are grouped: how many zeros go in front so that digits and separators fill a minimum width.
private struct DigitGroups {
  var size: Int
  var zeros: Int
  /// Characters in all.
  var total: Int

  init(_ spec: FormatSpec, _ digits: Int, _ minimum: Int) {
    size = spec.groupSize
    if digits == 0 {
      // "inf" and characters: nothing to group, the padding fills the width.
      zeros = 0
      total = 0
      return
    }
    if spec.separator == 0 {
      zeros = max(0, minimum - digits)
      total = digits + zeros
      return
    }
    // n digits take n + (n-1)/size characters. A separator is never in front, so the width may come out one larger.
    var count = digits
    if count + (count - 1) / size < minimum {
      // The least count that reaches the minimum.
      count = minimum - minimum / (size + 1)
      while count + (count - 1) / size < minimum { count += 1 }
    }
    zeros = max(0, count - digits)
    total = zeros + digits + max(0, zeros + digits - 1) / size
  }
}

import Glibc
import PyHeap

// Floats to text: the shortest digits that read back (repr), or correctly rounded digits at any precision.

/// How `floatText` lays a number out, by the letters of format specifiers.
enum FloatForm {
  /// `repr`: shortest digits; exponent below 1e-4 and from 1e16.
  case shortest
  case exponent
  case fixed
  case general
}

/// Options of `floatText`.
struct FloatOptions {
  var form: FloatForm
  /// Digits behind the point, or significant digits (`general`).
  var precision: Int
  /// `#`: keep the point and trailing zeros.
  var alternate = false
  /// Integral values get ".0".
  var addsPointZero = false
  /// `z`: what rounds to zero has no sign.
  var dropsNegativeZero = false
  /// `E`, `F`, `G`.
  var isUpper = false
}

/// The decimal digits of a finite value and where its point lies: 0.d₁d₂… × 10^point.
private struct Decimal {
  var digits: [UInt8]
  var point: Int
}

/// `repr(float)`: "1.0", "1e-05", "1e+16", "nan", "-inf".
func formatDouble(_ value: Double) -> String {
  // The standard library lays its digits out as Python does, but between 2^53 and 10^16 and for NaN.
  let magnitude = value.magnitude
  if magnitude < 0x1p53 || magnitude >= 1e16 && value.isFinite { return value.description }
  let text = floatText(value, FloatOptions(form: .shortest, precision: 0, addsPointZero: true))
  return String(decoding: text, as: UTF8.self)
}

/// The text of a float, ASCII. `precision` must be reasonable (the caller bounds it by the heap).
func floatText(_ value: Double, _ options: FloatOptions) -> [UInt8] {
  if !value.isFinite {
    let word: StaticString =
      value.isNaN ? (options.isUpper ? "NAN" : "nan") : (options.isUpper ? "INF" : "inf")
    var text: [UInt8] = value.isNaN || value.sign == .plus ? [] : [0x2d]
    text.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: 3))
    return text
  }
  let magnitude = value.magnitude
  var decimal: Decimal
  var usesExponent = false
  var lastDigit: Int
  switch options.form {
  case .shortest:
    decimal = shortestDigits(magnitude)
    usesExponent = decimal.point <= -4 || decimal.point > 16
    lastDigit = 0
  case .exponent:
    decimal = significantDigits(magnitude, options.precision + 1)
    usesExponent = true
    lastDigit = options.precision + 1
  case .fixed:
    if !options.alternate, let quick = quickFixed(value, options) { return quick }
    decimal = fixedDigits(magnitude, options.precision)
    lastDigit = decimal.point + options.precision
  case .general:
    let precision = max(options.precision, 1)
    decimal = significantDigits(magnitude, precision)
    while decimal.digits.count > 1 && decimal.digits.last == 0x30 { decimal.digits.removeLast() }
    if magnitude == 0 { decimal.point = 1 }
    usesExponent =
      decimal.point <= -4 || decimal.point > precision - (options.addsPointZero ? 1 : 0)
    lastDigit = options.alternate ? precision : 0
  }
  let isZero = !decimal.digits.contains { $0 != 0x30 }
  let negative = value.sign == .minus && !(options.dropsNegativeZero && isZero)
  return layOut(decimal, negative, usesExponent, lastDigit, options)
}

/// Places sign, point, padding zeros and exponent around the digits.
private func layOut(
  _ decimal: Decimal, _ negative: Bool, _ usesExponent: Bool, _ lastDigit: Int, _ options: FloatOptions
) -> [UInt8] {
  var text: [UInt8] = []
  let digits = decimal.digits
  var point = decimal.point
  var exponent = 0
  if usesExponent {
    exponent = point - 1
    point = 1
  }
  var end = max(lastDigit, digits.count)
  if options.form == .fixed || options.form == .exponent { end = lastDigit }
  if usesExponent || !options.addsPointZero {
    end = max(end, point)
  } else {
    end = max(end, point + 1)
  }
  text.reserveCapacity(max(end, 1) + max(0, -point) + 10)
  if negative { text.append(0x2d) }
  if point <= 0 {
    text.append(0x30)
  } else {
    for index in 0..<point { text.append(index < digits.count ? digits[index] : 0x30) }
  }
  if end > max(point, 0) || point <= 0 && end > point {
    text.append(0x2e)
    var index = point
    while index < end {
      text.append(index < 0 || index >= digits.count ? 0x30 : digits[index])
      index += 1
    }
  } else if options.alternate {
    text.append(0x2e)
  }
  if usesExponent {
    text.append(options.isUpper ? 0x45 : 0x65)
    text.append(exponent < 0 ? 0x2d : 0x2b)
    let size = exponent.magnitude
    if size >= 100 { text.append(UInt8(0x30 + size / 100)) }
    text.append(UInt8(0x30 + size / 10 % 10))
    text.append(UInt8(0x30 + size % 10))
  }
  return text
}

/// The fewest digits that identify the value, from the standard library's own shortest printer.
private func shortestDigits(_ magnitude: Double) -> Decimal {
  var decimal = Decimal(digits: [], point: 0)
  decimal.digits.reserveCapacity(20)
  var seenPoint = false
  var integral = 0
  var exponent = 0
  var negativeExponent = false
  var inExponent = false
  for byte in magnitude.description.utf8 {
    switch byte {
    case 0x30...0x39:
      if inExponent {
        exponent = exponent * 10 + Int(byte - 0x30)
      } else {
        decimal.digits.append(byte)
        if !seenPoint { integral += 1 }
      }
    case 0x2e: seenPoint = true
    case 0x65: inExponent = true
    case 0x2d: negativeExponent = true
    default: break
    }
  }
  decimal.point = integral + (negativeExponent ? -exponent : exponent)
  var leading = 0
  while leading < decimal.digits.count - 1 && decimal.digits[leading] == 0x30 { leading += 1 }
  decimal.digits.removeFirst(leading)
  decimal.point -= leading
  while decimal.digits.count > 1 && decimal.digits.last == 0x30 { decimal.digits.removeLast() }
  if magnitude == 0 { decimal.point = 1 }
  return decimal
}

/// `count` significant digits, correctly rounded (the C library rounds the exact binary value).
private func significantDigits(_ magnitude: Double, _ count: Int) -> Decimal {
  let text = printed("%.*e", count - 1, magnitude)
  var decimal = Decimal(digits: [], point: 0)
  decimal.digits.reserveCapacity(count)
  var index = 0
  while index < text.count && text[index] != 0x65 {
    if text[index] != 0x2e { decimal.digits.append(text[index]) }
    index += 1
  }
  index += 1
  var exponent = 0
  let negative = index < text.count && text[index] == 0x2d
  for byte in text.dropFirst(index + 1) { exponent = exponent * 10 + Int(byte) - 0x30 }
  decimal.point = (negative ? -exponent : exponent) + 1
  return decimal
}

/// All digits down to `places` behind the point, correctly rounded.
private func fixedDigits(_ magnitude: Double, _ places: Int) -> Decimal {
  let text = printed("%.*f", places, magnitude)
  var decimal = Decimal(digits: [], point: text.count)
  decimal.digits.reserveCapacity(text.count)
  for (index, byte) in text.enumerated() {
    if byte == 0x2e { decimal.point = index } else { decimal.digits.append(byte) }
  }
  return decimal
}

private func printed(_ format: String, _ precision: Int, _ value: Double) -> [UInt8] {
  let capacity = precision + 330
  return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
    let written = withVaList([Int32(precision), value]) { arguments in
      buffer.withMemoryRebound(to: CChar.self) { vsnprintf($0.baseAddress, capacity, format, arguments) }
    }
    count = max(0, min(Int(written), capacity - 1))
  }
}

/// Powers of ten up to 10^19.
private func powerOfTen(_ exponent: Int) -> UInt128 {
  var result: UInt64 = 1
  for _ in 0..<exponent { result &*= 10 }
  return UInt128(result)
}

/// value × 10^places of a value from 0 on, rounded half to even in exact 128-bit arithmetic; nil when they do not fit.
func scaledHalfEven(_ value: Double, _ places: Int) -> UInt128? {
  guard places <= 17 else { return nil }
  let bits = value.bitPattern
  let rawExponent = Int(bits >> 52 & 0x7ff)
  let fraction = bits & 0xf_ffff_ffff_ffff
  let mantissa = UInt128(rawExponent == 0 ? fraction : fraction | 1 << 52)
  let exponent = max(rawExponent, 1) - 1075
  // Up to 2^64 the product stays below 2^(64 + 57).
  guard exponent <= 11 else { return nil }
  let product = mantissa * powerOfTen(places)
  if exponent >= 0 { return product << UInt128(exponent) }
  if exponent < -127 { return 0 }
  let shift = UInt128(-exponent)
  let scaled = product >> shift
  let rest = product - scaled << shift
  let half = UInt128(1) << (shift - 1)
  return rest > half || rest == half && scaled & 1 == 1 ? scaled + 1 : scaled
}

/// Fixed notation, for values and precisions that fit 128 bits.
private func quickFixed(_ value: Double, _ options: FloatOptions) -> [UInt8]? {
  let places = options.precision
  guard let scaled = scaledHalfEven(value.magnitude, places) else { return nil }
  let negative = value.sign == .minus && !(options.dropsNegativeZero && scaled == 0)
  return [UInt8](unsafeUninitializedCapacity: 44) { buffer, count in
    var position = 44
    var written = 0
    var low: UInt64
    var high: UInt64 = 0
    let chunk: UInt64 = 10_000_000_000_000_000_000
    if scaled >= UInt128(chunk) {
      let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: UInt128(chunk))
      high = UInt64(quotient)
      low = UInt64(remainder)
    } else {
      low = UInt64(scaled)
    }
    func put(_ byte: UInt8) {
      position -= 1
      buffer[position] = byte
    }
    while written <= places || low != 0 || high != 0 {
      if written == places && places > 0 { put(0x2e) }
      put(UInt8(0x30 + low % 10))
      low /= 10
      written += 1
      if written == 19 {
        low = high
        high = 0
      }
    }
    if negative { put(0x2d) }
    for index in position..<44 { buffer[index - position] = buffer[index] }
    count = 44 - position
  }
}

extension VM {
  /// A str of ASCII bytes.
  func newStr(asciiBytes text: [UInt8]) -> Ref? {
    text.withUnsafeBytes { bytes in
      bytes.baseAddress.map { newStr(ascii: $0, bytes.count) } ?? state.pointee.emptyStr.owned()
    }
  }
}

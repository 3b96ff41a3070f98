import Glibc

/// Operators on constants, with the size limits of CPython 3.13. A result of nil leaves the work to run time: the
/// operation fails there, its result would be too large, or it is too rare to be worth folding.
extension ConstantPool {
  /// A whole number of up to 128 bits as sign and magnitude.
  private struct Whole {
    var negative: Bool
    var magnitude: UInt128

    var bits: Int { 128 - magnitude.leadingZeroBitCount }
  }

  private func whole(_ id: ConstantID) -> Whole? {
    switch self[id] {
    case .true: return Whole(negative: false, magnitude: 1)
    case .false: return Whole(negative: false, magnitude: 0)
    case .int(let value): return Whole(negative: value < 0, magnitude: UInt128(value.magnitude))
    case .bigInt(let negative, let limbs):
      guard limbs.count <= 2 else { return nil }
      let high = limbs.count > 1 ? UInt128(limbs[1]) << 64 : 0
      return Whole(negative: negative, magnitude: high | UInt128(limbs[0]))
    default: return nil
    }
  }

  private mutating func make(_ value: Whole) -> ConstantID {
    bigInt(
      negative: value.negative && value.magnitude != 0,
      limbs: [UInt64(truncatingIfNeeded: value.magnitude), UInt64(truncatingIfNeeded: value.magnitude >> 64)])
  }

  private func small(_ id: ConstantID) -> Int? {
    switch self[id] {
    case .true: return 1
    case .false: return 0
    case .int(let value): return value
    default: return nil
    }
  }

  /// The double equal to a real constant; ints only where the conversion is exact or correctly rounded.
  private func double(_ id: ConstantID) -> Double? {
    switch self[id] {
    case .true: return 1
    case .false: return 0
    case .int(let value): return Double(value)
    case .float(let value): return value
    default: return nil
    }
  }

  private func isFloat(_ id: ConstantID) -> Bool {
    if case .float = self[id] { return true }
    return false
  }

  private func isComplex(_ id: ConstantID) -> Bool {
    if case .complex = self[id] { return true }
    return false
  }

  // MARK: Binary

  mutating func fold(_ op: BinaryOperator, _ left: ConstantID, _ right: ConstantID) -> ConstantID? {
    if let x = whole(left), let y = whole(right) { return foldWhole(op, x, y, left, right) }
    if isFloat(left) || isFloat(right) {
      if let x = double(left), let y = double(right) { return foldFloat(op, x, y) }
    }
    if isComplex(left) || isComplex(right) { return foldComplex(op, left, right) }
    switch op {
    case .add: return concatenate(left, right)
    case .mult: return repeated(left, right)
    default: return nil
    }
  }

  private mutating func foldWhole(
    _ op: BinaryOperator, _ x: Whole, _ y: Whole, _ left: ConstantID, _ right: ConstantID
  ) -> ConstantID? {
    switch op {
    case .add: return sum(x, y)
    case .sub: return sum(x, Whole(negative: !y.negative, magnitude: y.magnitude))
    case .mult:
      if x.magnitude == 0 || y.magnitude == 0 { return int(0) }
      if x.bits + y.bits > 128 { return nil }
      let (product, overflow) = x.magnitude.multipliedReportingOverflow(by: y.magnitude)
      return overflow ? nil : make(Whole(negative: x.negative != y.negative, magnitude: product))
    case .div:
      guard y.magnitude != 0, x.bits <= 53, y.bits <= 53 else { return nil }
      let quotient = Double(UInt64(x.magnitude)) / Double(UInt64(y.magnitude))
      // Also of zero: 0 / -8 is -0.0.
      return float(x.negative != y.negative ? -quotient : quotient)
    case .floorDiv, .mod:
      guard y.magnitude != 0 else { return nil }
      var (quotient, remainder) = x.magnitude.quotientAndRemainder(dividingBy: y.magnitude)
      if x.negative != y.negative, remainder != 0 {
        quotient += 1
        remainder = y.magnitude - remainder
      }
      return op == .mod
        ? make(Whole(negative: y.negative, magnitude: remainder))
        : make(Whole(negative: x.negative != y.negative, magnitude: quotient))
    case .pow: return power(x, y)
    case .lShift:
      guard !y.negative, y.magnitude <= 128 else { return x.magnitude == 0 && !y.negative ? int(0) : nil }
      if x.magnitude == 0 { return int(0) }
      if x.bits + Int(y.magnitude) > 128 { return nil }
      return make(Whole(negative: x.negative, magnitude: x.magnitude << y.magnitude))
    case .rShift:
      guard !y.negative else { return nil }
      let shift = y.magnitude > 128 ? 128 : y.magnitude
      let shifted = x.magnitude >> shift
      let lost = x.negative && shifted << shift != x.magnitude
      return make(Whole(negative: x.negative, magnitude: shifted + (lost ? 1 : 0)))
    case .bitAnd, .bitOr, .bitXor: return bitwise(op, x, y, left, right)
    case .matMult: return nil
    }
  }

  private mutating func sum(_ x: Whole, _ y: Whole) -> ConstantID? {
    if x.negative == y.negative {
      let (total, overflow) = x.magnitude.addingReportingOverflow(y.magnitude)
      return overflow ? nil : make(Whole(negative: x.negative, magnitude: total))
    }
    return x.magnitude >= y.magnitude
      ? make(Whole(negative: x.negative, magnitude: x.magnitude - y.magnitude))
      : make(Whole(negative: y.negative, magnitude: y.magnitude - x.magnitude))
  }

  private mutating func power(_ x: Whole, _ y: Whole) -> ConstantID? {
    if y.negative {
      guard x.magnitude != 0, x.bits <= 53, y.bits <= 53 else { return nil }
      let base = Double(UInt64(x.magnitude)) * (x.negative ? -1 : 1)
      return float(Glibc.pow(base, -Double(UInt64(y.magnitude))))
    }
    if x.magnitude != 0, y.magnitude != 0, UInt128(x.bits) * min(y.magnitude, 1000) > 128 { return nil }
    if y.magnitude > 1000 {
      guard x.magnitude <= 1 else { return nil }
      let odd = y.magnitude & 1 == 1
      return int(x.magnitude == 0 ? 0 : x.negative && odd ? -1 : 1)
    }
    var result: UInt128 = 1
    for _ in 0..<Int(y.magnitude) {
      let (product, overflow) = result.multipliedReportingOverflow(by: x.magnitude)
      if overflow { return nil }
      result = product
    }
    return make(Whole(negative: x.negative && y.magnitude & 1 == 1, magnitude: result))
  }

  private mutating func bitwise(
    _ op: BinaryOperator, _ x: Whole, _ y: Whole, _ left: ConstantID, _ right: ConstantID
  ) -> ConstantID? {
    guard x.bits < 127, y.bits < 127 else { return nil }
    let a = x.negative ? -Int128(x.magnitude) : Int128(x.magnitude)
    let b = y.negative ? -Int128(y.magnitude) : Int128(y.magnitude)
    let result = op == .bitAnd ? a & b : op == .bitOr ? a | b : a ^ b
    if left == Self.true || left == Self.false, right == Self.true || right == Self.false {
      return bool(result != 0)
    }
    return make(Whole(negative: result < 0, magnitude: result.magnitude))
  }

  private mutating func foldFloat(_ op: BinaryOperator, _ x: Double, _ y: Double) -> ConstantID? {
    switch op {
    case .add: return float(x + y)
    case .sub: return float(x - y)
    case .mult: return float(x * y)
    case .div: return y == 0 ? nil : float(x / y)
    case .floorDiv, .mod:
      guard y != 0 else { return nil }
      let (quotient, remainder) = Self.floorDivision(x, y)
      return float(op == .mod ? remainder : quotient)
    case .pow:
      if x == 0, y < 0 { return nil }
      if x < 0, y != y.rounded(.towardZero) {
        // A fractional power of a negative number is complex: length and angle, the angle of x being half a turn.
        guard x.isFinite, y.isFinite else { return nil }
        let length = Glibc.pow(-x, y)
        let angle = atan2(0.0, x) * y
        return length.isFinite ? complex(length * cos(angle), length * sin(angle)) : nil
      }
      let result = Glibc.pow(x, y)
      return result.isFinite || !(x.isFinite && y.isFinite) ? float(result) : nil
    default: return nil
    }
  }

  /// Quotient and remainder of floats as Python defines them: the remainder has the divisor's sign.
  private static func floorDivision(_ x: Double, _ y: Double) -> (Double, Double) {
    var remainder = fmod(x, y)
    var quotient = (x - remainder) / y
    if remainder != 0 {
      if (y < 0) != (remainder < 0) {
        remainder += y
        quotient -= 1
      }
    } else {
      remainder = Double(signOf: y, magnitudeOf: 0)
    }
    if quotient != 0 {
      let floor = quotient.rounded(.down)
      quotient = quotient - floor > 0.5 ? floor + 1 : floor
    } else {
      quotient = Double(signOf: x / y, magnitudeOf: 0)
    }
    return (quotient, remainder)
  }

  private mutating func foldComplex(
    _ op: BinaryOperator, _ left: ConstantID, _ right: ConstantID
  ) -> ConstantID? {
    func parts(_ id: ConstantID) -> (Double, Double)? {
      if case .complex(let real, let imaginary) = self[id] { return (real, imaginary) }
      return double(id).map { ($0, 0) }
    }
    guard let (a, b) = parts(left), let (c, d) = parts(right) else { return nil }
    switch op {
    case .add: return complex(a + c, b + d)
    case .sub: return complex(a - c, b - d)
    case .mult: return complex(a * c - b * d, a * d + b * c)
    case .div:
      // Scaled by the larger part of the divisor, so that nothing overflows on the way.
      guard c != 0 || d != 0, !c.isNaN, !d.isNaN else { return nil }
      if abs(c) >= abs(d) {
        let ratio = d / c
        let divisor = c + d * ratio
        return complex((a + b * ratio) / divisor, (b - a * ratio) / divisor)
      }
      let ratio = c / d
      let divisor = c * ratio + d
      return complex((a * ratio + b) / divisor, (b * ratio - a) / divisor)
    default: return nil
    }
  }

  // MARK: Sequences

  private mutating func concatenate(_ left: ConstantID, _ right: ConstantID) -> ConstantID? {
    switch (self[left], self[right]) {
    case (.str(let a, _), .str(let b, _)): return str(Array(strings[a]) + Array(strings[b]))
    case (.bytes(let a), .bytes(let b)): return bytes(a + b)
    case (.tuple(let a), .tuple(let b)): return tuple(a + b)
    default: return nil
    }
  }

  private mutating func repeated(_ left: ConstantID, _ right: ConstantID) -> ConstantID? {
    if let count = small(right) { return repeated(left, times: count) }
    if let count = small(left) { return repeated(right, times: count) }
    return nil
  }

  /// Limits: 4096 characters, 256 items, 1024 items counted through nested tuples.
  private mutating func repeated(_ id: ConstantID, times: Int) -> ConstantID? {
    guard times >= 0 else { return nil }
    switch self[id] {
    case .str(let text, _):
      let bytes = Array(strings[text])
      let length = bytes.lazy.filter { $0 & 0xC0 != 0x80 }.count
      if length > 0, times > 4096 / length { return nil }
      return str(Array(repeatElement(bytes, count: length == 0 ? 0 : times).joined()))
    case .bytes(let value):
      if !value.isEmpty, times > 4096 / value.count { return nil }
      return bytes(Array(repeatElement(value, count: value.isEmpty ? 0 : times).joined()))
    case .tuple(let items):
      if !items.isEmpty {
        if times > 256 / items.count { return nil }
        if times > 0, complexity(id, limit: 1024 / times) < 0 { return nil }
      }
      return tuple(Array(repeatElement(items, count: items.isEmpty ? 0 : times).joined()))
    default: return nil
    }
  }

  /// What is left of the limit after counting the items of nested tuples; negative when it is exceeded.
  private func complexity(_ id: ConstantID, limit: Int) -> Int {
    guard case .tuple(let items) = self[id] else { return limit }
    var left = limit - items.count
    for item in items where left >= 0 { left = complexity(item, limit: left) }
    return left
  }

  /// `value[key]` of constants.
  mutating func item(_ value: ConstantID, _ key: ConstantID) -> ConstantID? {
    guard var index = small(key) else { return nil }
    switch self[value] {
    case .tuple(let items):
      if index < 0 { index += items.count }
      return items.indices.contains(index) ? items[index] : nil
    case .bytes(let bytes):
      if index < 0 { index += bytes.count }
      return bytes.indices.contains(index) ? int(Int(bytes[index])) : nil
    case .str(let text, _):
      let bytes = Array(strings[text])
      let starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 }
      if index < 0 { index += starts.count }
      guard starts.indices.contains(index) else { return nil }
      let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
      return str(Array(bytes[starts[index]..<end]))
    default: return nil
    }
  }

  // MARK: Unary, truth

  mutating func fold(_ op: UnaryOperator, _ operand: ConstantID) -> ConstantID? {
    if op == .not { return isTrue(operand).map { bool(!$0) } }
    if let value = whole(operand) {
      switch op {
      case .uAdd: return make(value)
      case .uSub: return make(Whole(negative: !value.negative, magnitude: value.magnitude))
      default:
        // ~x is −x − 1.
        return sum(
          Whole(negative: !value.negative, magnitude: value.magnitude), Whole(negative: true, magnitude: 1))
      }
    }
    switch (self[operand], op) {
    case (.float(let value), .uAdd): return float(value)
    case (.float(let value), .uSub): return float(-value)
    case (.complex(let real, let imaginary), .uAdd): return complex(real, imaginary)
    case (.complex(let real, let imaginary), .uSub): return complex(-real, -imaginary)
    case (.bigInt(let negative, let limbs), .uSub): return bigInt(negative: !negative, limbs: limbs)
    case (.bigInt, .uAdd): return operand
    default: return nil
    }
  }

  /// Truth value of a constant; nil for code objects.
  func isTrue(_ id: ConstantID) -> Bool? {
    switch self[id] {
    case .none, .false: return false
    case .true, .ellipsis, .bigInt: return true
    case .int(let value): return value != 0
    case .float(let value): return value != 0
    case .complex(let real, let imaginary): return real != 0 || imaginary != 0
    case .str(let text, _): return !strings[text].isEmpty
    case .bytes(let bytes): return !bytes.isEmpty
    case .tuple(let items), .frozenset(let items): return !items.isEmpty
    case .code: return nil
    }
  }
}

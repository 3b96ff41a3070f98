import Glibc
import PyHeap

// The types float and complex.

/// The value of a float, or of an int converted; nil: neither (no exception), or OverflowError set.
private func asDouble(_ vm: VM, _ ref: Ref, _ failed: inout Bool) -> Double? {
  if ref.kind == Kind.float || ref.typeHas(.floatSubclass) { return ref.floatValue }
  if ref.isAnyInt {
    if let value = vm.intToDouble(ref) { return value }
    _ = vm.raiseIntTooLarge()
    failed = true
  }
  return nil
}

@inline(__always)
private func withDoubles(_ vm: VM, _ a: Ref, _ b: Ref, _ body: (Double, Double) -> Ref?) -> Ref? {
  if a.kind == Kind.float && b.kind == Kind.float { return body(a.floatValue, b.floatValue) }
  var failed = false
  guard let x = asDouble(vm, a, &failed), let y = asDouble(vm, b, &failed) else {
    return failed ? nil : vm.newNotImplemented()
  }
  return body(x, y)
}

/// Python's float `//` and `%` (language reference §6.7).
private func floatDivmod(_ x: Double, _ y: Double) -> (quotient: Double, remainder: Double) {
  var rest = fmod(x, y)
  var quotient = (x - rest) / y
  if rest != 0 {
    if (y < 0) != (rest < 0) {
      rest += y
      quotient -= 1
    }
  } else {
    rest = copysign(0, y)
  }
  if quotient != 0 {
    var floored = floor(quotient)
    if quotient - floored > 0.5 { floored += 1 }
    quotient = floored
  } else {
    quotient = copysign(0, x / y)
  }
  return (quotient, rest)
}

extension VM {
  func bootstrapFloat() {
    let type = newType(
      "float", basicSize: FloatLayout.size, flags: [.allowsSubclasses, .floatSubclass], kind: Kind.float)
    types.pointee.float = type
    type.pointee.dealloc = { vm, ref in
      // An instance of a subclass has another size, and perhaps a GC head.
      if ref.kind == Kind.float && vm.pushFreeList(FreeListIndex.float, ref) { return }
      vm.freeObject(ref, FloatLayout.size)
    }
    let slots = type.slots
    slots.pointee.repr = { vm, ref in vm.newStr(formatDouble(ref.floatValue)) }
    slots.pointee.hash = { vm, ref in vm.hashDouble(ref.floatValue, ref) }
    slots.pointee.compare = { vm, a, b, op in vm.floatCompare(a, b, op) }
    slots.pointee.bool = { vm, ref in ref.floatValue != 0 ? 1 : 0 }
    slots.pointee.add = { vm, a, b in withDoubles(vm, a, b) { vm.float($0 + $1) } }
    slots.pointee.subtract = { vm, a, b in withDoubles(vm, a, b) { vm.float($0 - $1) } }
    slots.pointee.multiply = { vm, a, b in withDoubles(vm, a, b) { vm.float($0 * $1) } }
    slots.pointee.trueDivide = { vm, a, b in
      withDoubles(vm, a, b) { x, y in
        y == 0 ? vm.raise(vm.exceptions.pointee.zeroDivisionError, "float division by zero") : vm.float(x / y)
      }
    }
    slots.pointee.floorDivide = { vm, a, b in
      withDoubles(vm, a, b) { x, y in
        y == 0
          ? vm.raise(vm.exceptions.pointee.zeroDivisionError, "float floor division by zero")
          : vm.float(floatDivmod(x, y).quotient)
      }
    }
    slots.pointee.remainder = { vm, a, b in
      withDoubles(vm, a, b) { x, y in
        y == 0
          ? vm.raise(vm.exceptions.pointee.zeroDivisionError, "float modulo by zero")
          : vm.float(floatDivmod(x, y).remainder)
      }
    }
    slots.pointee.divmod = { vm, a, b in
      withDoubles(vm, a, b) { x, y in
        if y == 0 { return vm.raise(vm.exceptions.pointee.zeroDivisionError, "float divmod()") }
        let (quotient, rest) = floatDivmod(x, y)
        guard let first = vm.float(quotient), let second = vm.float(rest) else { return nil }
        defer {
          first.decref()
          second.decref()
        }
        return vm.tuple(first, second)
      }
    }
    slots.pointee.power = { vm, a, b, modulus in
      if modulus != vm.none {
        if !(a.kind == Kind.float || a.isAnyInt) || !(b.kind == Kind.float || b.isAnyInt) {
          return vm.newNotImplemented()
        }
        return vm.raise(
          vm.exceptions.pointee.typeError, "pow() 3rd argument not allowed unless all arguments are integers")
      }
      return withDoubles(vm, a, b) { x, y in vm.floatPower(x, y) }
    }
    slots.pointee.negative = { vm, ref in vm.float(-ref.floatValue) }
    slots.pointee.positive = { vm, ref in vm.floatCopy(ref) }
    slots.pointee.absolute = { vm, ref in vm.float(ref.floatValue.magnitude) }
    slots.pointee.int = { vm, ref in vm.intFromFloatObject(ref) }
    slots.pointee.float = { vm, ref in vm.floatCopy(ref) }
    slots.pointee.new = { vm, type, arguments, count, names in
      vm.newFloatObject(type, arguments, count, names)
    }
    addMethods(
      type,
      [
        MethodDefinition(
          "is_integer",
          .none({ vm, ref in
            let value = ref.floatValue
            return vm.bool(value.isFinite && value.rounded(.towardZero) == value)
          })),
        MethodDefinition("conjugate", .none({ vm, ref in vm.floatCopy(ref) })),
        MethodDefinition("hex", .none({ vm, ref in vm.newStr(hexText(ref.floatValue)) })),
        MethodDefinition(
          "fromhex", .one({ vm, type, text in vm.floatFromHex(type, text) }), kind: .class),
        MethodDefinition("as_integer_ratio", .none({ vm, ref in vm.floatRatio(ref) })),
        MethodDefinition("__trunc__", .none({ vm, ref in vm.intFromFloatObject(ref) })),
        MethodDefinition("__floor__", .none({ vm, ref in vm.roundedInt(ref.floatValue.rounded(.down)) })),
        MethodDefinition("__ceil__", .none({ vm, ref in vm.roundedInt(ref.floatValue.rounded(.up)) })),
        MethodDefinition(
          "__round__",
          .positional(
            0, 1, { vm, ref, arguments, count in vm.floatRound(ref, count > 0 ? arguments[0] : nil) })),
        MethodDefinition("__format__", .one({ vm, ref, spec in vm.formatNumber(ref, spec) })),
        MethodDefinition(
          "__getnewargs__",
          .none({ vm, ref in
            guard let value = vm.floatCopy(ref) else { return nil }
            defer { value.decref() }
            return vm.tuple(value)
          })),
      ])
    addAttributes(
      type,
      [
        AttributeDefinition("real", get: { vm, ref in vm.floatCopy(ref) }),
        AttributeDefinition("imag", get: { vm, ref in vm.float(0) }),
      ])
    readyType(type)
  }

  func floatCopy(_ ref: Ref) -> Ref? { ref.kind == Kind.float ? ref.owned() : float(ref.floatValue) }

  fileprivate func floatPower(_ x: Double, _ y: Double) -> Ref? {
    if y == 0 { return float(1) }
    if x.isNaN { return float(x) }
    if y.isNaN { return float(x == 1 ? 1 : y) }
    if x == 0 && y < 0 && y.isFinite {
      return raise(exceptions.pointee.zeroDivisionError, "0.0 cannot be raised to a negative power")
    }
    if x < 0 && x.isFinite && y.isFinite && y != y.rounded(.towardZero) {
      // A fractional power of a negative number is complex.
      let radius = pow(-x, y)
      return complex(radius * cos(.pi * y), radius * sin(.pi * y))
    }
    let value = pow(x, y)
    if value.isInfinite && x.isFinite && y.isFinite {
      return raiseErrno(exceptions.pointee.overflowError, 34, "Numerical result out of range")
    }
    return float(value)
  }

  /// OverflowError(34, 'Numerical result out of range') and its like: args are number and text.
  private func raiseErrno(_ type: TypeRef, _ number: Int, _ text: String) -> Ref? {
    guard let first = int(number), let second = newStr(text) else { return nil }
    defer {
      first.decref()
      second.decref()
    }
    guard let exception = call(type.object, first, second) else { return nil }
    setError(exception)
    return nil
  }

  /// Hash of a float: equal to that of an equal int; NaN by identity (3.10+).
  ///
  /// The value is m · 2^e with integers m < 2^53 and e; its hash is its remainder modulo the prime 2^61 − 1, where doubling
  /// is rotation of 61 bits (CPython: "Hashing of numeric types").
  func hashDouble(_ value: Double, _ owner: Ref) -> Int {
    let bits = value.bitPattern
    let rawExponent = Int(bits >> 52 & 0x7ff)
    let fraction = UInt(bits & 0xf_ffff_ffff_ffff)
    if rawExponent == 0x7ff {
      if fraction == 0 { return value > 0 ? 314_159 : -314_159 }
      let address = UInt(bitPattern: owner)
      let rotated = Int(bitPattern: address >> 4 | address << 60)
      return rotated == -1 ? -2 : rotated
    }
    let mantissa = rawExponent == 0 ? fraction : fraction | 1 << 52
    // 1098 = 18 · 61, so that nothing is negative.
    let turn = UInt(max(rawExponent, 1) &- 1075 &+ 1098) % 61
    let prime = UInt(1) << 61 - 1
    let remainder = Int((mantissa &<< turn) & prime | mantissa &>> (61 &- turn))
    let result = value < 0 ? -remainder : remainder
    return result == -1 ? -2 : result
  }

  fileprivate func floatCompare(_ a: Ref, _ b: Ref, _ op: Int32) -> Ref? {
    let x = a.floatValue
    let order: Int?
    if b.kind == Kind.float || b.typeHas(.floatSubclass) {
      let y = b.floatValue
      order = x < y ? -1 : x > y ? 1 : x == y ? 0 : nil
    } else if b.isAnyInt {
      if x.isNaN {
        order = nil
      } else if x.isInfinite {
        order = x > 0 ? 1 : -1
      } else {
        // Exact: compare the integral part as ints, the fraction decides a tie.
        guard let whole = intFromDouble(x) else { return nil }
        let comparison = intCompare(whole, b)
        whole.decref()
        let fraction = x - x.rounded(.towardZero)
        order = comparison != 0 ? comparison : fraction > 0 ? 1 : fraction < 0 ? -1 : 0
      }
    } else {
      return newNotImplemented()
    }
    guard let order else { return bool(op == Comparison.ne) }
    switch op {
    case Comparison.lt: return bool(order < 0)
    case Comparison.le: return bool(order <= 0)
    case Comparison.eq: return bool(order == 0)
    case Comparison.ne: return bool(order != 0)
    case Comparison.gt: return bool(order > 0)
    default: return bool(order >= 0)
    }
  }

  fileprivate func intFromFloatObject(_ ref: Ref) -> Ref? { roundedInt(ref.floatValue) }

  fileprivate func roundedInt(_ value: Double) -> Ref? {
    if value.isNaN { return raise(exceptions.pointee.valueError, "cannot convert float NaN to integer") }
    if value.isInfinite {
      return raise(exceptions.pointee.overflowError, "cannot convert float infinity to integer")
    }
    return intFromDouble(value)
  }

  fileprivate func floatRound(_ ref: Ref, _ digits: Ref?) -> Ref? {
    let value = ref.floatValue
    guard let digits, digits != none else {
      let result = roundedInt(value.rounded(.toNearestOrEven))
      return profile.roundedFloatsAreNew ? result.flatMap { unsharedInt($0) } : result
    }
    guard let count = indexValue(digits, overflow: nil) else { return nil }
    if !value.isFinite || value == 0 || count > 323 { return float(value) }
    if count < -308 { return float(copysign(0, value)) }
    // Correctly rounded through the decimal text of exactly that many digits.
    if count >= 0 {
      if count <= 17, let scaled = scaledHalfEven(value.magnitude, count), scaled < 1 << 53 {
        // Both are exact doubles: the quotient is the double nearest to the decimal number.
        return float(copysign(Double(UInt64(scaled)) / exactPowerOfTen(count), value))
      }
      return float(Double(fixedText(value, count)) ?? value)
    }
    let text = fixedText(value, 0)
    // The integral part decides, but with a fraction behind it, it is no tie.
    var integral = value.rounded(.towardZero)
    if integral != value && count >= -16 {
      var unit = 1
      for _ in 0..<(-count) { unit *= 10 }
      if Int(integral.magnitude) % unit == unit / 2 { integral += value < 0 ? -1 : 1 }
    }
    guard let whole = intFromDouble(integral), let places = int(count) else {
      return float(Double(text) ?? value)
    }
    defer {
      whole.decref()
      places.decref()
    }
    guard let method = typeLookup(types.pointee.int, intern("__round__")),
      let rounded = call(method, whole, places)
    else { return nil }
    defer { rounded.decref() }
    guard let result = intToDouble(rounded) else {
      return raise(exceptions.pointee.overflowError, "rounded value too large to represent")
    }
    return float(copysign(result, value))
  }

  fileprivate func floatRatio(_ ref: Ref) -> Ref? {
    let value = ref.floatValue
    if value.isNaN { return raise(exceptions.pointee.valueError, "cannot convert NaN to integer ratio") }
    if value.isInfinite {
      return raise(exceptions.pointee.overflowError, "cannot convert Infinity to integer ratio")
    }
    // `frexp` drops the sign here.
    var (mantissa, exponent) = frexp(value.magnitude)
    if value < 0 { mantissa = -mantissa }
    var steps = 0
    while steps < 300 && mantissa != mantissa.rounded(.down) {
      mantissa *= 2
      exponent -= 1
      steps += 1
    }
    guard let top = intFromDouble(mantissa), let one = int(1) else { return nil }
    let numerator = exponent > 0 ? intShiftLeft(top, exponent) : top.owned()
    let denominator = exponent > 0 ? one.owned() : intShiftLeft(one, -exponent)
    top.decref()
    one.decref()
    guard let numerator, let denominator else { return nil }
    defer {
      numerator.decref()
      denominator.decref()
    }
    return tuple(numerator, denominator)
  }

  /// `float(x)`.
  fileprivate func newFloatObject(_ type: Ref, _ arguments: Arguments, _ count: Int, _ names: Ref?) -> Ref? {
    if !refuseAnyKeywords("float", names, making: type.asType, like: types.pointee.float) { return nil }
    if count > 1 {
      return raise(exceptions.pointee.typeError, "float expected at most 1 argument, got \(count)")
    }
    let value: Ref?
    if count == 0 { value = float(0) } else { value = floatFromObject(arguments[0].unsafelyUnwrapped) }
    guard let value, type != types.pointee.float.object else { return value }
    defer { value.decref() }
    guard let result = allocateInstance(type.asType) else { return nil }
    result.store(FloatLayout.value, value.floatValue)
    return result
  }

  /// `float(x)` of one object.
  func floatFromObject(_ source: Ref) -> Ref? {
    if source.kind == Kind.float { return source.owned() }
    if let value = plainFloat(source) { return float(value) }
    if source.isAnyStr || source.kind == Kind.bytes || source.kind == Kind.bytearray {
      let text: String
      if source.isAnyStr {
        text = asciiDigits(source).map { String(decoding: $0, as: UTF8.self) } ?? source.swiftString
      } else {
        guard let bytes = bytesOf(source) else { return nil }
        text = String(decoding: bytes, as: UTF8.self)
      }
      if let value = doubleFromText(text) { return float(value) }
      guard let shown = repr(source) else { return nil }
      defer { shown.decref() }
      return raise(exceptions.pointee.valueError, "could not convert string to float: \(shown.swiftString)")
    }
    if let convert = source.slots.pointee.float {
      guard let result = convert(self, source) else { return nil }
      if result.kind == Kind.float { return result }
      defer { result.decref() }
      if result.typeHas(.floatSubclass) { return float(result.floatValue) }
      return raise(
        exceptions.pointee.typeError,
        "\(typeName(source.type)).__float__ returned non-float (type \(typeName(result.type)))")
    }
    if source.slots.pointee.index != nil {
      guard let number = indexObject(source) else { return nil }
      defer { number.decref() }
      guard let value = intToDouble(number) else { return raiseIntTooLarge() }
      return float(value)
    }
    if let view = bytesView(of: source) {
      if let value = doubleFromText(String(decoding: view, as: UTF8.self)) { return float(value) }
      guard let bytes = newBytes(view), let shown = repr(bytes) else { return nil }
      defer {
        bytes.decref()
        shown.decref()
      }
      return raise(exceptions.pointee.valueError, "could not convert string to float: \(shown.swiftString)")
    }
    return raise(
      exceptions.pointee.typeError,
      "float() argument must be a string or a real number, not '\(typeName(source.type))'")
  }

  /// The float of a short plain literal: up to fifteen ASCII digits, perhaps with a point among or before them and a
  /// minus in front; nil for all else. Digits and power of ten are exact doubles, so one division rounds correctly.
  private func plainFloat(_ text: Ref) -> Double? {
    guard text.kind == Kind.str, text.strIsASCII else { return nil }
    let count = text.strLength
    guard count > 0 && count <= 17 else { return nil }
    let bytes = UnsafeRawPointer(text.strData).assumingMemoryBound(to: UInt8.self)
    let negative = bytes[0] == 0x2d
    var index = negative ? 1 : 0
    var digits = 0
    var point = -1
    var value = 0
    while index < count {
      let digit = Int(bytes[index]) &- 0x30
      if UInt(bitPattern: digit) < 10 {
        value = value &* 10 &+ digit
        digits &+= 1
      } else if bytes[index] == 0x2e && point < 0 {
        point = digits
      } else {
        return nil
      }
      index &+= 1
    }
    guard digits > 0 && digits <= 15 else { return nil }
    var result = Double(value)
    if point >= 0 { result /= exactPowerOfTen(digits &- point) }
    return negative ? -result : result
  }

  fileprivate func floatFromHex(_ type: Ref, _ text: Ref) -> Ref? {
    guard text.isAnyStr else {
      return raise(exceptions.pointee.typeError, "bad argument type for built-in operation")
    }
    var body = text.swiftString.filter { !$0.isWhitespace }.lowercased()
    var negative = false
    if body.hasPrefix("-") || body.hasPrefix("+") { negative = body.removeFirst() == "-" }
    if body == "inf" || body == "infinity" { return float(negative ? -Double.infinity : .infinity) }
    if body == "nan" { return float(.nan) }
    if !body.hasPrefix("0x") { body = "0x" + body }
    if !body.contains("p") { body += "p0" }
    var end: UnsafeMutablePointer<CChar>?
    let value = body.withCString { start -> Double? in
      let parsed = strtod(start, &end)
      return end?.pointee == 0 && body.utf8.count > 4 ? parsed : nil
    }
    guard let value else {
      return raise(exceptions.pointee.valueError, "invalid hexadecimal floating-point string")
    }
    if value.isInfinite {
      return raise(exceptions.pointee.overflowError, "hexadecimal value too large to represent as a float")
    }
    guard let result = float(negative ? -value : value) else { return nil }
    if type == types.pointee.float.object { return result }
    defer { result.decref() }
    return call(type, result)
  }
}

/// 10^exponent for exponents up to 22, where doubles hold it exactly.
func exactPowerOfTen(_ exponent: Int) -> Double {
  var result = 1.0
  for _ in 0..<exponent { result *= 10 }
  return result
}

/// Text of `float()`: blanks around, underscores between digits, inf and nan; nil: malformed.
func doubleFromText(_ text: String) -> Double? {
  var bytes = Array(text.utf8)[...]
  func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }
  while let first = bytes.first, isBlank(first) { bytes = bytes.dropFirst() }
  while let last = bytes.last, isBlank(last) { bytes = bytes.dropLast() }
  if bytes.isEmpty { return nil }
  var clean: [UInt8] = []
  clean.reserveCapacity(bytes.count)
  var previous: UInt8 = 0
  for (offset, byte) in bytes.enumerated() {
    if byte == 95 {
      let following = offset + 1 < bytes.count ? bytes[bytes.startIndex + offset + 1] : 0
      if !(previous >= 48 && previous <= 57 && following >= 48 && following <= 57) { return nil }
    } else {
      clean.append(byte)
    }
    previous = byte
  }
  var body = clean[...]
  var negative = false
  if let sign = body.first, sign == 43 || sign == 45 {
    negative = sign == 45
    body = body.dropFirst()
  }
  let word = String(decoding: body, as: UTF8.self).lowercased()
  if word == "inf" || word == "infinity" { return negative ? -.infinity : .infinity }
  if word == "nan" { return .nan }
  // Only decimal literals from here: strtod would take hexadecimal and more.
  guard body.allSatisfy({ ($0 >= 48 && $0 <= 57) || $0 == 46 || $0 | 32 == 101 || $0 == 43 || $0 == 45 }),
    body.contains(where: { $0 >= 48 && $0 <= 57 })
  else { return nil }
  clean.append(0)
  return clean.withUnsafeBufferPointer { buffer -> Double? in
    let start = UnsafeRawPointer(buffer.baseAddress.unsafelyUnwrapped).assumingMemoryBound(to: CChar.self)
    var end: UnsafeMutablePointer<CChar>?
    let value = strtod(start, &end)
    return end?.pointee == 0 ? value : nil
  }
}

/// `float.hex`.
func hexText(_ value: Double) -> String {
  if value.isNaN { return "nan" }
  if value.isInfinite { return value > 0 ? "inf" : "-inf" }
  let sign = value.sign == .minus ? "-" : ""
  if value == 0 { return "\(sign)0x0.0p+0" }
  let fraction = String(value.significandBitPattern, radix: 16)
  let padded = String(repeating: "0", count: 13 - fraction.count) + fraction
  let exponent = value.isNormal ? Int(value.exponentBitPattern) - 1023 : -1022
  return "\(sign)0x\(value.isNormal ? 1 : 0).\(padded)p\(exponent < 0 ? "-" : "+")\(abs(exponent))"
}

/// `%.<digits>f` of a finite value, correctly rounded.
func fixedText(_ value: Double, _ digits: Int) -> String {
  withVaList([value]) { list in
    var size = 64 + digits
    if value.magnitude >= 1e15 { size += 320 }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
      let start = buffer.baseAddress.unsafelyUnwrapped
      _ = vsnprintf(start, size, "%.\(digits)f", list)
      return String(cString: start)
    }
  }
}

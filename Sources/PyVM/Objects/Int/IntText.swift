import CGMP
import Glibc
import PyHeap

// Ints to text and back, construction, the methods of int.

extension VM {
  /// Text of an int-like object in a base from 2 to 36, without prefix. No limit.
  func intText(_ ref: Ref, base: Int) -> String {
    if ref.isCompact { return String(ref.compactValue, radix: base) }
    return withLimbs(ref) { x in
      // mpn_get_str destroys its operand.
      let copy = UnsafeMutablePointer<UInt>.allocate(capacity: x.count + 1)
      copy.initialize(from: x.pointer, count: x.count)
      defer { copy.deallocate() }
      let bits = x.count * 64
      let capacity = bits / (63 - base.leadingZeroBitCount) + 3
      return String(unsafeUninitializedCapacity: capacity + 1) { buffer in
        let start = buffer.baseAddress.unsafelyUnwrapped
        let written = __gmpn_get_str(start + 1, Int32(base), copy, x.count)
        var skip = 0
        while skip < written - 1 && start[1 + skip] == 0 { skip += 1 }
        var out = 0
        if x.negative {
          start[0] = 45
          out = 1
        }
        for index in skip..<written {
          let digit = start[1 + index]
          start[out] = digit < 10 ? 48 + digit : 87 + digit
          out += 1
        }
        return out
      }
    }
  }

  /// `repr(int)`, with the digits limit.
  func intRepr(_ ref: Ref) -> Ref? {
    if ref.isCompact { return newStr(decimal: ref.compactValue) }
    let limit = state.pointee.intTextLimit
    if limit > 0, ref.intBitLength > limit * 3 {
      // Near the limit the exact count decides.
      if ref.intBitLength > limit * 4 || intText(ref, base: 10).utf8.count - (ref.intSign < 0 ? 1 : 0) > limit
      {
        return raise(
          exceptions.pointee.valueError,
          "Exceeds the limit (\(limit) digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
        )
      }
    }
    guard payWork(ref.intBitLength &* 8) else { return nil }
    return newStr(intText(ref, base: 10))
  }

  /// A str of decimal digits without a Swift String.
  @inline(__always)
  private func newStr(decimal value: Int) -> Ref? {
    withDecimalDigits(value) { digits in
      // A new object even for one digit: only later Pythons share those.
      guard let text = newStr(length: digits.count, maxChar: 127) else { return nil }
      memcpy(text.strData, digits.baseAddress.unsafelyUnwrapped, digits.count)
      return text
    }
  }

  /// Parses an int as `int(text, base)` does: sign, prefix, underscores, surrounding blanks were taken off by the caller's text being
  /// whole. nil without exception: malformed.
  func intFromText(_ text: [UInt8], base givenBase: Int) -> (value: Ref?, isMalformed: Bool) {
    var bytes = text[...]
    func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }
    while let first = bytes.first, isBlank(first) { bytes = bytes.dropFirst() }
    while let last = bytes.last, isBlank(last) { bytes = bytes.dropLast() }
    var negative = false
    if let sign = bytes.first, sign == 43 || sign == 45 {
      negative = sign == 45
      bytes = bytes.dropFirst()
    }
    var base = givenBase
    if bytes.count >= 2, bytes.first == 48 {
      let letter = bytes[bytes.startIndex + 1] | 32
      let prefixBase = letter == 120 ? 16 : letter == 111 ? 8 : letter == 98 ? 2 : 0
      if prefixBase != 0 && (base == 0 || base == prefixBase) {
        base = prefixBase
        bytes = bytes.dropFirst(2)
        if bytes.first == 95 { bytes = bytes.dropFirst() }
      }
    }
    var mustBeZero = false
    if base == 0 {
      base = 10
      mustBeZero = bytes.first == 48
    }
    var digits: [UInt8] = []
    digits.reserveCapacity(bytes.count)
    var lastWasDigit = false
    for byte in bytes {
      if byte == 95 {
        if !lastWasDigit { return (nil, true) }
        lastWasDigit = false
        continue
      }
      let digit: Int
      switch byte {
      case 48...57: digit = Int(byte) - 48
      case 65...90: digit = Int(byte) - 55
      case 97...122: digit = Int(byte) - 87
      default: return (nil, true)
      }
      if digit >= base { return (nil, true) }
      digits.append(UInt8(digit))
      lastWasDigit = true
    }
    if digits.isEmpty || !lastWasDigit { return (nil, true) }
    if mustBeZero && digits.contains(where: { $0 != 0 }) { return (nil, true) }
    let limit = state.pointee.intTextLimit
    if limit > 0, base & (base - 1) != 0, digits.count > limit {
      return (
        raise(
          exceptions.pointee.valueError,
          "Exceeds the limit (\(limit) digits) for integer string conversion: value has \(digits.count) digits; use sys.set_int_max_str_digits() to increase the limit"
        ), false
      )
    }
    return (intFromDigits(digits, base: base, negative: negative), false)
  }

  /// An int from digit values, most significant first.
  func intFromDigits(_ digits: [UInt8], base: Int, negative: Bool) -> Ref? {
    if digits.count <= 12 {
      var value = 0
      for digit in digits { value = value * base + Int(digit) }
      return int(negative ? -value : value)
    }
    guard payWork(digits.count &* 32) else { return nil }
    let limbs = digits.count * 6 / 64 + 2
    return withScratch(limbs) { scratch in
      scratch.initialize(repeating: 0, count: limbs)
      // mpn_set_str wants a first digit that is not zero.
      guard let first = digits.firstIndex(where: { $0 != 0 }) else { return int(0) }
      let written = digits[first...].withUnsafeBufferPointer {
        __gmpn_set_str(scratch, $0.baseAddress.unsafelyUnwrapped, $0.count, Int32(base))
      }
      return makeInt(scratch, written, negative: negative)
    }
  }

  // MARK: int(…)

  func newIntObject(_ type: Ref, _ arguments: Arguments, _ count: Int, _ names: Ref?) -> Ref? {
    if count == 1 && names == nil, let only = arguments[0] {
      if let value = plainInt(only) { return intOfType(type, int(value)) }
      return intOfType(type, intFromObject(only, 10))
    }
    let signature = Signature("int", ["", "base"], required: 0, positionalOnly: 1)
    return withSlots(2) { slots in
      let named = names?.tupleCount ?? 0
      if count + named > 2 {
        return raise(
          exceptions.pointee.typeError,
          named == 0
            ? "int expected at most 2 arguments, got \(count)"
            : "int() takes at most 2 arguments (\(count + named) given)")
      }
      guard parse(signature, arguments, count, names, into: slots) else { return nil }
      guard let value = slots[0] else {
        if slots[1] != nil { return raise(exceptions.pointee.typeError, "int() missing string argument") }
        return intOfType(type, int(0))
      }
      var base = 10
      if let given = slots[1] {
        guard let number = indexValue(given, overflow: nil) else { return nil }
        base = number
        if base != 0 && (base < 2 || base > 36) {
          return raise(exceptions.pointee.valueError, "int() base must be >= 2 and <= 36, or 0")
        }
        if !(value.isAnyStr || value.kind == Kind.bytes || value.kind == Kind.bytearray) {
          return raise(exceptions.pointee.typeError, "int() can't convert non-string with explicit base")
        }
      }
      return intOfType(type, intFromObject(value, base))
    }
  }

  /// Wraps an exact int (owned, may be nil) for a subclass.
  private func intOfType(_ type: Ref, _ value: Ref?) -> Ref? {
    guard let value, type != types.pointee.int.object else { return value }
    defer { value.decref() }
    let digits = Int(value.load(IntLayout.digits, as: Int32.self).magnitude)
    // Room for the payload as we keep it: eight bytes compact, whole limbs when big.
    let items = value.isCompact ? max(digits, 1) : (bigSizeOf(value) - 24 + 3) / 4
    guard let result = allocateInstance(type.asType, items: items + (value.isCompact ? 1 : 0)) else {
      return nil
    }
    memcpy(
      result.raw + 16, value.raw + 16, value.isCompact ? 12 : bigSizeOf(value) - 16)
    return result
  }

  private func intFromObject(_ value: Ref, _ base: Int) -> Ref? {
    if value.kind == Kind.int { return value.owned() }
    if value.isAnyStr {
      let text = Array(value.swiftString.utf8)
      let (result, malformed) = intFromText(asciiDigits(value) ?? text, base: base)
      if !malformed { return result }
      return raiseInvalidLiteral(value, base)
    }
    if value.kind == Kind.bytes || value.kind == Kind.bytearray || value.typeHas(.bytesSubclass) {
      guard let text = bytesOf(value) else { return nil }
      let (result, malformed) = intFromText(text, base: base)
      if !malformed { return result }
      return raiseInvalidLiteral(value, base)
    }
    if let convert = value.slots.pointee.int {
      guard let result = convert(self, value) else { return nil }
      if result.kind == Kind.int { return result }
      defer { result.decref() }
      if result.isAnyInt { return intCopy(result) }
      return raise(
        exceptions.pointee.typeError, "__int__ returned non-int (type \(typeName(result.type)))")
    }
    if value.slots.pointee.index != nil { return indexObject(value) }
    if let method = lookupSpecial(value, names.pointee.dunderTrunc) {
      defer { method.decref() }
      guard let result = call(method) else { return nil }
      defer { result.decref() }
      if result.isAnyInt { return intCopy(result) }
      return indexObject(result)
    }
    if state.pointee.error != nil { return nil }
    if let view = bytesView(of: value) {
      let (result, malformed) = intFromText(Array(view), base: base)
      if !malformed { return result }
      guard let bytes = newBytes(view) else { return nil }
      defer { bytes.decref() }
      return raiseInvalidLiteral(bytes, base)
    }
    return raise(
      exceptions.pointee.typeError,
      "int() argument must be a string, a bytes-like object or a real number, not '\(typeName(value.type))'")
  }

  /// ValueError that shows the first 200 characters of the text.
  private func raiseInvalidLiteral(_ text: Ref, _ base: Int) -> Ref? {
    guard let shown = repr(text) else { return nil }
    defer { shown.decref() }
    let start = String(shown.swiftString.unicodeScalars.prefix(200))
    return raise(exceptions.pointee.valueError, "invalid literal for int() with base \(base): \(start)")
  }

  /// The int of a short plain literal: ASCII digits, perhaps a minus before them; nil for all else.
  @inline(__always)
  private func plainInt(_ text: Ref) -> Int? {
    guard text.kind == Kind.str, text.strIsASCII else { return nil }
    let count = text.strLength
    guard count > 0 && count <= 18 else { return nil }
    let bytes = UnsafeRawPointer(text.strData).assumingMemoryBound(to: UInt8.self)
    let negative = bytes[0] == 0x2d
    var index = negative ? 1 : 0
    if index == count { return nil }
    var value = 0
    while index < count {
      let digit = Int(bytes[index]) &- 0x30
      guard UInt(bitPattern: digit) < 10 else { return nil }
      value = value &* 10 &+ digit
      index &+= 1
    }
    return negative ? -value : value
  }

  /// A text with its Unicode decimal digits replaced by ASCII ones; nil when it is ASCII already.
  func asciiDigits(_ text: Ref) -> [UInt8]? {
    if text.strIsASCII { return nil }
    var out: [UInt8] = []
    for scalar in text.swiftString.unicodeScalars {
      if scalar.isASCII {
        out.append(UInt8(scalar.value))
      } else if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
        out.append(48 + UInt8(value))
      } else if scalar.properties.isWhitespace {
        out.append(32)
      } else {
        out.append(63)
      }
    }
    return out
  }

  /// Bytes of a bytes-like object.
  func bytesOf(_ value: Ref) -> [UInt8]? {
    guard let view = bytesView(of: value) else { return nil }
    return Array(view)
  }

  // MARK: Methods

  func setIntTable(_ type: TypeRef) {
    addMethods(
      type,
      [
        MethodDefinition("bit_length", .none({ vm, ref in vm.int(ref.intBitLength) })),
        MethodDefinition(
          "bit_count",
          .none({ vm, ref in
            vm.int(withLimbs(ref) { x in (0..<x.count).reduce(0) { $0 + x.pointer[$1].nonzeroBitCount } })
          })),
        MethodDefinition("conjugate", .none({ vm, ref in vm.intCopy(ref) })),
        MethodDefinition(
          "as_integer_ratio",
          .none({ vm, ref in
            guard let value = vm.intCopy(ref), let one = vm.int(1) else { return nil }
            defer {
              value.decref()
              one.decref()
            }
            return vm.tuple(value, one)
          })),
        MethodDefinition("is_integer", .none({ vm, ref in vm.bool(true) })),
        MethodDefinition("__trunc__", .none({ vm, ref in vm.intCopy(ref) })),
        MethodDefinition("__floor__", .none({ vm, ref in vm.intCopy(ref) })),
        MethodDefinition("__ceil__", .none({ vm, ref in vm.intCopy(ref) })),
        MethodDefinition(
          "__round__",
          .positional(0, 1, { vm, ref, arguments, count in vm.intRound(ref, count > 0 ? arguments[0] : nil) })
        ),
        MethodDefinition(
          "__getnewargs__",
          .none({ vm, ref in
            guard let value = vm.intCopy(ref) else { return nil }
            defer { value.decref() }
            return vm.tuple(value)
          })),
        MethodDefinition("__format__", .one({ vm, ref, spec in vm.formatNumber(ref, spec) })),
        MethodDefinition(
          "to_bytes",
          .keywords({ vm, ref, arguments, count, names in vm.intToBytes(ref, arguments, count, names) })),
        MethodDefinition(
          "from_bytes",
          .keywords({ vm, type, arguments, count, names in vm.intFromBytes(type, arguments, count, names) }),
          kind: .class),
      ])
    addAttributes(
      type,
      [
        AttributeDefinition("real", get: { vm, ref in vm.intCopy(ref) }),
        AttributeDefinition("imag", get: { vm, ref in vm.int(0) }),
        AttributeDefinition("numerator", get: { vm, ref in vm.intCopy(ref) }),
        AttributeDefinition("denominator", get: { vm, ref in vm.int(1) }),
      ])
  }

  /// `round(i, n)`: half even at a negative number of digits.
  private func intRound(_ ref: Ref, _ digits: Ref?) -> Ref? {
    guard let digits else { return intCopy(ref) }
    guard let count = indexValue(digits, overflow: nil) else { return nil }
    if count >= 0 { return intCopy(ref) }
    if -count > ref.intBitLength { return int(0) }
    guard let ten = int(10), let exponent = int(-count), let unit = intPower(ten, exponent) else {
      return nil
    }
    defer {
      ten.decref()
      exponent.decref()
      unit.decref()
    }
    var quotient: Ref?
    var rest: Ref?
    guard intDivide(ref, unit, &quotient, &rest), let quotient, let rest else { return nil }
    defer {
      quotient.decref()
      rest.decref()
    }
    guard let doubled = intAdd(rest, rest, negateRight: false) else { return nil }
    defer { doubled.decref() }
    let order = intCompare(doubled, unit)
    let odd = withLimbs(quotient) { $0.count > 0 && $0.pointer[0] & 1 == 1 }
    guard let down = intAdd(ref, rest, negateRight: true) else { return nil }
    if order < 0 || (order == 0 && !odd) { return down }
    defer { down.decref() }
    return intAdd(down, unit, negateRight: false)
  }

  private func byteOrder(_ value: Ref?, _ function: StaticString) -> Bool? {
    guard let value else { return false }
    if value.isAnyStr {
      if strIs(value, "little") { return true }
      if strIs(value, "big") { return false }
    } else {
      _ = raise(
        exceptions.pointee.typeError,
        "\(function)() argument 'byteorder' must be str, not \(displayTypeName(value))")
      return nil
    }
    _ = raise(exceptions.pointee.valueError, "byteorder must be either 'little' or 'big'")
    return nil
  }

  private func intToBytes(_ ref: Ref, _ arguments: Arguments, _ count: Int, _ names: Ref?) -> Ref? {
    let signature = Signature("to_bytes", ["length", "byteorder", "signed"], positional: 2)
    return withSlots(3) { slots in
      guard parse(signature, arguments, count, names, into: slots) else { return nil }
      var length = 1
      if let given = slots[0] {
        guard let value = indexValue(given) else { return nil }
        length = value
      }
      if length < 0 {
        return raise(exceptions.pointee.valueError, "length argument must be non-negative")
      }
      guard let little = byteOrder(slots[1], "to_bytes") else { return nil }
      let signed = slots[2].map { isTrue($0) } ?? 0
      if signed < 0 { return nil }
      if ref.intSign < 0 && signed == 0 {
        return raise(exceptions.pointee.overflowError, "can't convert negative int to unsigned")
      }
      let bits = ref.intBitLength
      let isPowerAtEdge =
        ref.intSign < 0
        && withLimbs(ref) { x in
          x.pointer[x.count - 1].nonzeroBitCount == 1 && (0..<(x.count - 1)).allSatisfy { x.pointer[$0] == 0 }
        }
      let needed = signed == 1 ? bits + (isPowerAtEdge ? 0 : 1) : bits
      // A length that no int needs is left to the allocation to refuse.
      if needed > min(length, Int.max >> 3) * 8 && ref.intSign != 0 {
        return raise(exceptions.pointee.overflowError, "int too big to convert")
      }
      guard let result = newBytes(count: length) else { return nil }
      let data = result.raw.advanced(by: BytesLayout.data).assumingMemoryBound(to: UInt8.self)
      withLimbs(ref) { x in
        var carry: UInt = 1
        for index in 0..<length {
          var byte = index >> 3 < x.count ? x.pointer[index >> 3] >> UInt((index & 7) * 8) & 0xff : 0
          if x.negative {
            byte = (~byte & 0xff) + carry
            carry = byte >> 8
            byte &= 0xff
          }
          data[little ? index : length - 1 - index] = UInt8(byte)
        }
      }
      return result
    }
  }

  private func intFromBytes(_ type: Ref, _ arguments: Arguments, _ count: Int, _ names: Ref?) -> Ref? {
    let signature = Signature("from_bytes", ["bytes", "byteorder", "signed"], required: 1, positional: 2)
    return withSlots(3) { slots -> Ref? in
      guard parse(signature, arguments, count, names, into: slots), let source = slots[0] else { return nil }
      guard let little = byteOrder(slots[1], "from_bytes") else { return nil }
      let signed = slots[2].map { isTrue($0) } ?? 0
      if signed < 0 { return nil }
      // Unlike `bytes(…)`, a number is no count here.
      let isIterable = source.slots.pointee.iter != nil || source.slots.pointee.getItem != nil
      if source.isAnyStr || !isIterable && bytesView(of: source) == nil {
        let converter = source.isAnyStr ? nil : lookupSpecial(source, self.names.pointee.dunderBytes)
        if errorOccurred { return nil }
        guard let converter else {
          return raise(
            exceptions.pointee.typeError, "cannot convert '\(typeName(source.type))' object to bytes")
        }
        converter.decref()
      }
      var argument: Ref? = source
      let made = withSlots(of: &argument) {
        constructInstance(types.pointee.bytes.object, $0, 1, nil)
      }
      guard let converted = made else { return nil }
      defer { converted.decref() }
      guard var bytes = bytesOf(converted) else { return nil }
      if !little { bytes.reverse() }
      let negative = signed == 1 && (bytes.last ?? 0) & 0x80 != 0
      let limbs = bytes.count / 8 + 1
      let value = withScratch(limbs) { scratch in
        scratch.initialize(repeating: 0, count: limbs)
        var carry: UInt = 1
        for (index, byte) in bytes.enumerated() {
          var part = UInt(byte)
          if negative {
            part = (~part & 0xff) + carry
            carry = part >> 8
            part &= 0xff
          }
          scratch[index >> 3] |= part << UInt((index & 7) * 8)
        }
        if negative && carry == 1 && bytes.count & 7 == 0 { scratch[limbs - 1] = 1 }
        return makeInt(scratch, limbs, negative: negative)
      }
      guard let value, type != types.pointee.int.object else {
        return profile.remaindersAreNew ? value.flatMap { unsharedInt($0) } : value
      }
      defer { value.decref() }
      return call(type, value)
    }
  }
}

/// Gives the decimal digits of a number, behind a minus sign if it is negative, as ASCII in a buffer that is gone
/// afterwards.
@inline(__always)
func withDecimalDigits<Result>(_ value: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
  // 64 bits are 19 digits and a sign.
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
    let start = buffer.baseAddress.unsafelyUnwrapped
    var position = 24
    var rest = value.magnitude
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      position -= 1
      start[position] = 48 + UInt8(truncatingIfNeeded: digit)
      rest = quotient
    } while rest != 0
    if value < 0 {
      position -= 1
      start[position] = 45
    }
    return body(UnsafeRawBufferPointer(start: start + position, count: 24 - position))
  }
}

import Glibc
import PyHeap

/// complex: two doubles behind the header.
enum ComplexLayout {
  static let real = 16
  static let imaginary = 24
  static let size = 32
}

private struct ComplexValue {
  var real: Double
  var imaginary: Double
}

/// Any number as a complex value; nil: no number (no exception) or OverflowError set.
private func asComplex(_ vm: VM, _ ref: Ref, _ failed: inout Bool) -> ComplexValue? {
  if ref.isInstance(vm.types.pointee.complex) {
    return ComplexValue(real: ref.load(ComplexLayout.real), imaginary: ref.load(ComplexLayout.imaginary))
  }
  if ref.kind == Kind.float || ref.typeHas(.floatSubclass) {
    return ComplexValue(real: ref.floatValue, imaginary: 0)
  }
  if ref.isAnyInt {
    if let value = vm.intToDouble(ref) { return ComplexValue(real: value, imaginary: 0) }
    _ = vm.raiseIntTooLarge()
    failed = true
  }
  return nil
}

private func withComplex(_ vm: VM, _ a: Ref, _ b: Ref, _ body: (ComplexValue, ComplexValue) -> Ref?) -> Ref? {
  var failed = false
  guard let x = asComplex(vm, a, &failed), let y = asComplex(vm, b, &failed) else {
    return failed ? nil : vm.newNotImplemented()
  }
  return body(x, y)
}

extension VM {
  /// A complex object; nil: MemoryError.
  func complex(_ real: Double, _ imaginary: Double) -> Ref? {
    guard let ref = newObject(types.pointee.complex, ComplexLayout.size) else { return noMemory() }
    ref.store(ComplexLayout.real, real)
    ref.store(ComplexLayout.imaginary, imaginary)
    return ref
  }

  /// "(1+2j)", "2j".
  private func complexText(_ ref: Ref) -> String {
    let real: Double = ref.load(ComplexLayout.real)
    let imaginary: Double = ref.load(ComplexLayout.imaginary)
    func short(_ value: Double) -> String {
      let text = formatDouble(value)
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    if real == 0 && real.sign == .plus { return short(imaginary) + "j" }
    let joiner = imaginary.sign == .plus || imaginary.isNaN ? "+" : ""
    return "(\(short(real))\(joiner)\(short(imaginary))j)"
  }

  func bootstrapComplex() {
    let type = newType(
      "complex", basicSize: ComplexLayout.size, flags: [.allowsSubclasses], kind: Kind.complex)
    types.pointee.complex = type
    type.pointee.dealloc = { vm, ref in vm.freeObject(ref, ComplexLayout.size) }
    let slots = type.slots
    slots.pointee.repr = { vm, ref in vm.newStr(vm.complexText(ref)) }
    slots.pointee.hash = { vm, ref in
      let real = vm.hashDouble(ref.load(ComplexLayout.real), ref)
      let imaginary = vm.hashDouble(ref.load(ComplexLayout.imaginary), ref)
      let combined = real &+ 1_000_003 &* imaginary
      return combined == -1 ? -2 : combined
    }
    slots.pointee.compare = { vm, a, b, op in
      guard op == Comparison.eq || op == Comparison.ne else { return vm.newNotImplemented() }
      var failed = false
      guard let x = asComplex(vm, a, &failed), let y = asComplex(vm, b, &failed) else {
        return failed ? nil : vm.newNotImplemented()
      }
      let equal = x.real == y.real && x.imaginary == y.imaginary
      return vm.bool(equal == (op == Comparison.eq))
    }
    slots.pointee.bool = { vm, ref in
      ref.load(ComplexLayout.real, as: Double.self) != 0
        || ref.load(ComplexLayout.imaginary, as: Double.self) != 0
        ? 1 : 0
    }
    slots.pointee.add = { vm, a, b in
      withComplex(vm, a, b) { vm.complex($0.real + $1.real, $0.imaginary + $1.imaginary) }
    }
    slots.pointee.subtract = { vm, a, b in
      withComplex(vm, a, b) { vm.complex($0.real - $1.real, $0.imaginary - $1.imaginary) }
    }
    slots.pointee.multiply = { vm, a, b in
      withComplex(vm, a, b) {
        vm.complex(
          $0.real * $1.real - $0.imaginary * $1.imaginary, $0.real * $1.imaginary + $0.imaginary * $1.real)
      }
    }
    slots.pointee.trueDivide = { vm, a, b in withComplex(vm, a, b) { vm.complexDivide($0, $1) } }
    slots.pointee.power = { vm, a, b, modulus in
      if modulus != vm.none { return vm.raise(vm.exceptions.pointee.valueError, "complex modulo") }
      return withComplex(vm, a, b) { vm.complexPower($0, $1) }
    }
    slots.pointee.negative = { vm, ref in
      vm.complex(
        -ref.load(ComplexLayout.real, as: Double.self), -ref.load(ComplexLayout.imaginary, as: Double.self))
    }
    slots.pointee.positive = { vm, ref in
      ref.kind == Kind.complex
        ? ref.owned() : vm.complex(ref.load(ComplexLayout.real), ref.load(ComplexLayout.imaginary))
    }
    slots.pointee.absolute = { vm, ref in
      vm.float(
        hypot(
          ref.load(ComplexLayout.real, as: Double.self), ref.load(ComplexLayout.imaginary, as: Double.self)))
    }
    slots.pointee.new = { vm, type, arguments, count, names in
      vm.newComplexObject(type, arguments, count, names)
    }
    addMethods(
      type,
      [
        MethodDefinition(
          "conjugate",
          .none({ vm, ref in
            vm.complex(ref.load(ComplexLayout.real), -ref.load(ComplexLayout.imaginary, as: Double.self))
          })),
        MethodDefinition("__format__", .one({ vm, ref, spec in vm.formatNumber(ref, spec) })),
        MethodDefinition(
          "__complex__",
          .none({ vm, ref in
            ref.kind == Kind.complex
              ? ref.owned() : vm.complex(ref.load(ComplexLayout.real), ref.load(ComplexLayout.imaginary))
          })),
      ])
    addAttributes(
      type,
      [
        AttributeDefinition("real", get: { vm, ref in vm.float(ref.load(ComplexLayout.real)) }),
        AttributeDefinition("imag", get: { vm, ref in vm.float(ref.load(ComplexLayout.imaginary)) }),
      ])
    readyType(type)
  }

  private func complexDivide(_ x: ComplexValue, _ y: ComplexValue) -> Ref? {
    // Smith's method: scale by the larger part of the divisor.
    if y.real.magnitude >= y.imaginary.magnitude {
      if y.real == 0 { return raise(exceptions.pointee.zeroDivisionError, "complex division by zero") }
      let ratio = y.imaginary / y.real
      let divisor = y.real + y.imaginary * ratio
      return complex((x.real + x.imaginary * ratio) / divisor, (x.imaginary - x.real * ratio) / divisor)
    }
    if y.imaginary.isNaN || y.real.isNaN { return complex(.nan, .nan) }
    let ratio = y.real / y.imaginary
    let divisor = y.real * ratio + y.imaginary
    return complex((x.real * ratio + x.imaginary) / divisor, (x.imaginary * ratio - x.real) / divisor)
  }

  private func complexPower(_ x: ComplexValue, _ y: ComplexValue) -> Ref? {
    if y.real == 0 && y.imaginary == 0 { return complex(1, 0) }
    if x.real == 0 && x.imaginary == 0 {
      if y.imaginary != 0 || y.real < 0 {
        return raiseZeroPower()
      }
      return complex(0, 0)
    }
    if y.imaginary == 0, let exponent = Int(exactly: y.real), abs(exponent) <= 100 {
      var result = ComplexValue(real: 1, imaginary: 0)
      var base = x
      var left = abs(exponent)
      func times(_ a: ComplexValue, _ b: ComplexValue) -> ComplexValue {
        ComplexValue(
          real: a.real * b.real - a.imaginary * b.imaginary,
          imaginary: a.real * b.imaginary + a.imaginary * b.real)
      }
      while left > 0 {
        if left & 1 == 1 { result = times(result, base) }
        base = times(base, base)
        left >>= 1
      }
      if exponent >= 0 { return finitePower(result.real, result.imaginary) }
      if result.real == 0 && result.imaginary == 0 { return raiseZeroPower() }
      return complexDivide(ComplexValue(real: 1, imaginary: 0), result)
    }
    let radius = hypot(x.real, x.imaginary)
    let angle = atan2(x.imaginary, x.real)
    var length = pow(radius, y.real)
    var phase = angle * y.real
    if y.imaginary != 0 {
      length *= exp(-angle * y.imaginary)
      phase += y.imaginary * log(radius)
    }
    // The C library calls the cosine of infinity a domain error, and Python words all of those alike.
    if phase.isInfinite { return raiseZeroPower() }
    return finitePower(length * cos(phase), length * sin(phase))
  }

  private func raiseZeroPower() -> Ref? {
    raise(exceptions.pointee.zeroDivisionError, "0.0 to a negative or complex power")
  }

  private func finitePower(_ real: Double, _ imaginary: Double) -> Ref? {
    if real.isInfinite || imaginary.isInfinite {
      return raise(exceptions.pointee.overflowError, "complex exponentiation")
    }
    return complex(real, imaginary)
  }

  private func newComplexObject(_ type: Ref, _ arguments: Arguments, _ count: Int, _ names: Ref?) -> Ref? {
    let signature = Signature("complex", ["real", "imag"])
    return withSlots(2) { slots in
      guard parse(signature, arguments, count, names, into: slots) else { return nil }
      if let only = slots[0], slots[1] == nil, only.kind == Kind.complex, type == types.pointee.complex.object
      {
        return only.owned()
      }
      var value = ComplexValue(real: 0, imaginary: 0)
      var failed = false
      var isComplex = false
      if let first = slots[0] {
        if first.isAnyStr {
          if slots[1] != nil {
            return raise(exceptions.pointee.typeError, "complex() can't take second arg if first is a string")
          }
          let text = asciiDigits(first).map { String(decoding: $0, as: UTF8.self) } ?? first.swiftString
          guard let parsed = parseComplex(text) else {
            return raise(exceptions.pointee.valueError, "complex() arg is a malformed string")
          }
          value = parsed
        } else if let method = lookupSpecial(first, self.names.pointee.dunderComplex) {
          defer { method.decref() }
          guard let result = call(method) else { return nil }
          defer { result.decref() }
          guard result.kind == Kind.complex || result.isInstance(types.pointee.complex) else {
            return raise(
              exceptions.pointee.typeError, "__complex__ returned non-complex (type \(typeName(result.type)))"
            )
          }
          guard let converted = asComplex(self, result, &failed) else { return nil }
          value = converted
          isComplex = true
        } else if state.pointee.error != nil {
          return nil
        } else if let number = asComplex(self, first, &failed) {
          value = number
        } else if failed {
          return nil
        } else if first.slots.pointee.float != nil || first.slots.pointee.index != nil {
          guard let number = floatFromObject(first) else { return nil }
          value.real = number.floatValue
          number.decref()
        } else {
          return raise(
            exceptions.pointee.typeError,
            "complex() first argument must be a string or a number, not '\(typeName(first.type))'")
        }
      }
      if let second = slots[1] {
        if second.isAnyStr {
          return raise(exceptions.pointee.typeError, "complex() second arg can't be a string")
        }
        guard let number = asComplex(self, second, &failed) else {
          if failed { return nil }
          return raise(
            exceptions.pointee.typeError,
            "complex() second argument must be a number, not '\(typeName(second.type))'")
        }
        value.real -= number.imaginary
        // Added only to a complex: 0.0 + -0.0 would lose the sign.
        value.imaginary = isComplex ? value.imaginary + number.real : number.real
      }
      if type == types.pointee.complex.object { return complex(value.real, value.imaginary) }
      guard let result = allocateInstance(type.asType) else { return nil }
      result.store(ComplexLayout.real, value.real)
      result.store(ComplexLayout.imaginary, value.imaginary)
      return result
    }
  }

  /// "1+2j", "(3)", "-j", with blanks around.
  private func parseComplex(_ text: String) -> ComplexValue? {
    var body = text.drop { $0.isWhitespace }
    while let last = body.last, last.isWhitespace { body.removeLast() }
    if body.hasPrefix("("), body.hasSuffix(")") {
      body = body.dropFirst().dropLast()
      body = body.drop { $0.isWhitespace }
      while let last = body.last, last.isWhitespace { body.removeLast() }
    }
    if body.isEmpty || body.contains(where: { $0.isWhitespace }) { return nil }
    guard let last = body.last, last == "j" || last == "J" else {
      return doubleFromText(String(body)).map { ComplexValue(real: $0, imaginary: 0) }
    }
    body.removeLast()
    func part(_ text: Substring) -> Double? {
      text == "" || text == "+" ? 1 : text == "-" ? -1 : doubleFromText(String(text))
    }
    // The sign that splits the parts: the last one that does not belong to an exponent.
    var index = body.endIndex
    while index > body.startIndex {
      index = body.index(before: index)
      let character = body[index]
      if (character == "+" || character == "-") && index > body.startIndex {
        let before = body[body.index(before: index)]
        if before == "e" || before == "E" { continue }
        guard let real = doubleFromText(String(body[..<index])), let imaginary = part(body[index...]) else {
          return nil
        }
        return ComplexValue(real: real, imaginary: imaginary)
      }
    }
    return part(body).map { ComplexValue(real: 0, imaginary: $0) }
  }
}

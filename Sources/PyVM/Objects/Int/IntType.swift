import Glibc
import PyHeap

// The types int and bool: slots, methods, construction.

/// Both operands int-like, or NotImplemented.
@inline(__always)
private func bothInts(_ vm: VM, _ a: Ref, _ b: Ref, _ body: (VM, Ref, Ref) -> Ref?) -> Ref? {
  a.isAnyInt && b.isAnyInt ? body(vm, a, b) : vm.newNotImplemented()
}

extension VM {
  /// int, bool, the small ints, True and False.
  func bootstrapNumbers() {
    let type = newType(
      "int", basicSize: 24, itemSize: 4, flags: [.allowsSubclasses, .intSubclass], kind: Kind.int)
    types.pointee.int = type
    setIntSlots(type)
    setIntTable(type)
    readyType(type)
    let boolType = newType(
      "bool", base: type, basicSize: 24, itemSize: 4, flags: [.intSubclass], kind: Kind.bool)
    types.pointee.bool = boolType
    setBoolSlots(boolType)
    readyType(boolType)
    makeSmallInts(type)
    state.pointee.true = makeBool(boolType, 1)
    state.pointee.false = makeBool(boolType, 0)
    bootstrapFloat()
    bootstrapComplex()
  }

  /// The count that shared objects start with under the profile.
  var sharedCount: UInt32 {
    profile.hasImmortals ? Refcount.immortal : profile.staticObjectsStartHigh ? 999_999_999 : 1
  }

  private func makeSmallInts(_ type: TypeRef) {
    let table = UnsafeMutablePointer<Ref>.allocate(capacity: 262)
    for index in 0..<262 {
      let value = index - 5
      guard let ref = newObject(type, 28) else { fatalError("no memory for the small ints") }
      ref.header.pointee.refcount = sharedCount
      ref.header.pointee.aux = 1
      ref.store(IntLayout.digits, Int32(value.signum()))
      ref.store(IntLayout.value, value)
      table[index] = ref
    }
    state.pointee.smallInts = table
  }

  private func makeBool(_ type: TypeRef, _ value: Int) -> Ref {
    guard let ref = newObject(type, 28) else { fatalError("no memory for the bools") }
    ref.header.pointee.refcount = profile.hasImmortals ? Refcount.immortal : 1000
    ref.store(IntLayout.digits, Int32(value))
    ref.store(IntLayout.value, value)
    return ref
  }

  private func setIntSlots(_ type: TypeRef) {
    let slots = type.slots
    type.pointee.dealloc = { vm, ref in
      if ref.isCompact { vm.freeObject(ref, 28) } else { vm.freeObject(ref, bigSizeOf(ref)) }
    }
    slots.pointee.repr = { vm, ref in vm.intRepr(ref) }
    slots.pointee.hash = { vm, ref in vm.intHash(ref) }
    slots.pointee.compare = { vm, a, b, op in
      guard a.isAnyInt && b.isAnyInt else { return vm.newNotImplemented() }
      let order = vm.intCompare(a, b)
      switch op {
      case Comparison.lt: return vm.bool(order < 0)
      case Comparison.le: return vm.bool(order <= 0)
      case Comparison.eq: return vm.bool(order == 0)
      case Comparison.ne: return vm.bool(order != 0)
      case Comparison.gt: return vm.bool(order > 0)
      default: return vm.bool(order >= 0)
      }
    }
    slots.pointee.bool = { vm, ref in ref.isCompact && ref.compactValue == 0 ? 0 : 1 }
    slots.pointee.add = { vm, a, b in bothInts(vm, a, b) { $0.intAdd($1, $2, negateRight: false) } }
    slots.pointee.subtract = { vm, a, b in bothInts(vm, a, b) { $0.intAdd($1, $2, negateRight: true) } }
    slots.pointee.multiply = { vm, a, b in bothInts(vm, a, b) { $0.intMultiply($1, $2) } }
    slots.pointee.floorDivide = { vm, a, b in
      bothInts(vm, a, b) { vm, a, b in
        var result: Ref?
        return vm.intDivide(a, b, &result, nil) ? result : nil
      }
    }
    slots.pointee.remainder = { vm, a, b in
      bothInts(vm, a, b) { vm, a, b in
        var result: Ref?
        return vm.intDivide(a, b, nil, &result) ? result : nil
      }
    }
    slots.pointee.divmod = { vm, a, b in
      bothInts(vm, a, b) { vm, a, b in
        var quotient: Ref?
        var rest: Ref?
        guard vm.intDivide(a, b, &quotient, &rest), let quotient, let rest else { return nil }
        defer {
          quotient.decref()
          rest.decref()
        }
        return vm.tuple(quotient, rest)
      }
    }
    slots.pointee.power = { vm, a, b, modulus in vm.intPowerSlot(a, b, modulus) }
    slots.pointee.trueDivide = { vm, a, b in bothInts(vm, a, b) { $0.intTrueDivide($1, $2) } }
    slots.pointee.negative = { vm, ref in vm.intNegate(ref) }
    slots.pointee.positive = { vm, ref in vm.intCopy(ref) }
    slots.pointee.absolute = { vm, ref in ref.intSign < 0 ? vm.intNegate(ref) : vm.intCopy(ref) }
    slots.pointee.invert = { vm, ref in
      if ref.isCompact { return vm.int(~ref.compactValue) }
      guard let one = vm.int(1), let sum = vm.intAdd(ref, one, negateRight: false) else { return nil }
      defer {
        one.decref()
        sum.decref()
      }
      return vm.intNegate(sum)
    }
    slots.pointee.leftShift = { vm, a, b in
      bothInts(vm, a, b) { vm, a, b in
        if b.intSign < 0 { return vm.raise(vm.exceptions.pointee.valueError, "negative shift count") }
        guard let bits = b.intFits else {
          if a.intSign == 0 { return vm.int(0) }
          return vm.raise(vm.exceptions.pointee.overflowError, "too many digits in integer")
        }
        return vm.intShiftLeft(a, bits)
      }
    }
    slots.pointee.rightShift = { vm, a, b in
      bothInts(vm, a, b) { vm, a, b in
        if b.intSign < 0 { return vm.raise(vm.exceptions.pointee.valueError, "negative shift count") }
        return vm.intShiftRight(a, b.intFits ?? Int.max)
      }
    }
    slots.pointee.and = { vm, a, b in bothInts(vm, a, b) { $0.intBits($1, $2, .and) } }
    slots.pointee.or = { vm, a, b in bothInts(vm, a, b) { $0.intBits($1, $2, .or) } }
    slots.pointee.xor = { vm, a, b in bothInts(vm, a, b) { $0.intBits($1, $2, .xor) } }
    slots.pointee.int = { vm, ref in vm.intCopy(ref) }
    slots.pointee.index = { vm, ref in vm.intCopy(ref) }
    slots.pointee.float = { vm, ref in
      guard let value = vm.intToDouble(ref) else { return vm.raiseIntTooLarge() }
      return vm.float(value)
    }
    slots.pointee.new = { vm, type, arguments, count, names in vm.newIntObject(type, arguments, count, names)
    }
  }

  private func setBoolSlots(_ type: TypeRef) {
    let slots = type.slots
    slots.pointee.repr = { vm, ref in
      vm.intern(ref == vm.state.pointee.true ? "True" : "False").owned()
    }
    slots.pointee.invert = { vm, ref in
      vm.warnDeprecated(
        "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise "
          + "inversion of the underlying int object and is usually not what you expect from negating a bool. "
          + "Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of "
          + "the underlying int.")
      return vm.int(~ref.compactValue)
    }
    slots.pointee.and = { vm, a, b in
      if a.kind == Kind.bool && b.kind == Kind.bool {
        return vm.bool(a == vm.state.pointee.true && b == vm.state.pointee.true)
      }
      return bothInts(vm, a, b) { $0.intBits($1, $2, .and) }
    }
    slots.pointee.or = { vm, a, b in
      if a.kind == Kind.bool && b.kind == Kind.bool {
        return vm.bool(a == vm.state.pointee.true || b == vm.state.pointee.true)
      }
      return bothInts(vm, a, b) { $0.intBits($1, $2, .or) }
    }
    slots.pointee.xor = { vm, a, b in
      if a.kind == Kind.bool && b.kind == Kind.bool { return vm.bool(a != b) }
      return bothInts(vm, a, b) { $0.intBits($1, $2, .xor) }
    }
    slots.pointee.new = { vm, type, arguments, count, names in
      if !vm.refuseAnyKeywords("bool", names) { return nil }
      if count > 1 {
        return vm.raise(vm.exceptions.pointee.typeError, "bool expected at most 1 argument, got \(count)")
      }
      if count == 0 { return vm.bool(false) }
      let truth = vm.isTrue(arguments[0].unsafelyUnwrapped)
      return truth < 0 ? nil : vm.bool(truth == 1)
    }
  }

  func raiseIntTooLarge() -> Ref? {
    raise(exceptions.pointee.overflowError, "int too large to convert to float")
  }

  fileprivate func intPowerSlot(_ a: Ref, _ b: Ref, _ modulus: Ref) -> Ref? {
    guard a.isAnyInt, b.isAnyInt else { return newNotImplemented() }
    if modulus == none {
      if b.intSign < 0 {
        guard let x = intToDouble(a), let y = intToDouble(b) else { return raiseIntTooLarge() }
        if x == 0 {
          return raise(exceptions.pointee.zeroDivisionError, "0.0 cannot be raised to a negative power")
        }
        return float(pow(x, y))
      }
      return intPower(a, b)
    }
    guard modulus.isAnyInt else { return newNotImplemented() }
    if modulus.intSign == 0 { return raise(exceptions.pointee.valueError, "pow() 3rd argument cannot be 0") }
    if b.intSign < 0 {
      guard let inverse = intInverse(a, modulus) else { return nil }
      defer { inverse.decref() }
      guard let positive = intNegate(b) else { return nil }
      defer { positive.decref() }
      return intPowerModulo(inverse, positive, modulus)
    }
    return intPowerModulo(a, b, modulus)
  }

  /// Inverse of a modulo m by the extended Euclidean algorithm; ValueError when there is none.
  private func intInverse(_ a: Ref, _ m: Ref) -> Ref? {
    guard var b = intCopy(a), var n = intCopy(m), var x = int(1), var y = int(0) else { return nil }
    while n.intSign != 0 {
      var quotient: Ref?
      var rest: Ref?
      guard intDivide(b, n, &quotient, &rest), let quotient, let rest,
        let product = intMultiply(quotient, y), let next = intAdd(x, product, negateRight: true)
      else { return nil }
      quotient.decref()
      product.decref()
      b.decref()
      x.decref()
      b = n
      n = rest
      x = y
      y = next
    }
    defer {
      b.decref()
      n.decref()
      y.decref()
    }
    if b.isCompact && b.compactValue == 1 { return x }
    if b.isCompact && b.compactValue == -1 {
      defer { x.decref() }
      return intNegate(x)
    }
    x.decref()
    return raise(exceptions.pointee.valueError, "base is not invertible for the given modulus")
  }

  /// `a / b` correctly rounded.
  fileprivate func intTrueDivide(_ a: Ref, _ b: Ref) -> Ref? {
    if b.intSign == 0 { return raise(exceptions.pointee.zeroDivisionError, "division by zero") }
    if a.isCompact && b.isCompact, a.compactValue.magnitude <= 1 << 53, b.compactValue.magnitude <= 1 << 53 {
      return float(Double(a.compactValue) / Double(b.compactValue))
    }
    if a.intSign == 0 { return float(b.intSign < 0 ? -0.0 : 0.0) }
    let tooLarge = "integer division result too large for a float"
    // Scale so that the quotient has 66 bits or more, divide, keep a sticky bit, convert once.
    let difference = a.intBitLength - b.intBitLength
    if difference > 1030 { return raise(exceptions.pointee.overflowError, tooLarge) }
    if difference < -1140 { return float((a.intSign < 0) != (b.intSign < 0) ? -0.0 : 0.0) }
    let shift = max(difference, -1022) - 66
    guard let top = a.intSign < 0 ? intNegate(a) : intCopy(a),
      let bottom = b.intSign < 0 ? intNegate(b) : intCopy(b)
    else { return nil }
    defer {
      top.decref()
      bottom.decref()
    }
    guard let scaledTop = shift < 0 ? intShiftLeft(top, -shift) : top.owned(),
      let scaledBottom = shift > 0 ? intShiftLeft(bottom, shift) : bottom.owned()
    else { return nil }
    defer {
      scaledTop.decref()
      scaledBottom.decref()
    }
    var quotient: Ref?
    var rest: Ref?
    guard intDivide(scaledTop, scaledBottom, &quotient, &rest), let quotient, let rest else { return nil }
    defer {
      quotient.decref()
      rest.decref()
    }
    // Round to 53 bits (fewer for subnormals) by hand: the quotient's low bits and the rest decide.
    let bits = quotient.intBitLength
    let drop = max(bits - 53, -1074 - shift)
    guard let kept = intShiftRight(quotient, max(drop, 0)) else { return nil }
    defer { kept.decref() }
    var mantissa = kept.intFits ?? 0
    if drop > 0 {
      let half = withLimbs(quotient) {
        $0.count * 64 > drop - 1 && $0.pointer[(drop - 1) >> 6] >> UInt((drop - 1) & 63) & 1 == 1
      }
      var below = rest.intSign != 0
      if !below {
        below = withLimbs(quotient) { x in
          (0..<(drop - 1)).contains { $0 >> 6 < x.count && x.pointer[$0 >> 6] >> UInt($0 & 63) & 1 == 1 }
        }
      }
      if half && (below || mantissa & 1 == 1) { mantissa += 1 }
    }
    let value = scalbn(Double(mantissa), Int32(clamping: max(drop, 0) + shift))
    if value.isInfinite { return raise(exceptions.pointee.overflowError, tooLarge) }
    return float((a.intSign < 0) != (b.intSign < 0) ? -value : value)
  }
}

/// Block size of a big int.
func bigSizeOf(_ ref: Ref) -> Int {
  bigIntSize(
    digits: Int(ref.load(IntLayout.digits, as: Int32.self).magnitude),
    limbs: Int(ref.load(IntLayout.limbCount, as: UInt32.self)))
}

extension Ref {
  /// The value as an Int, nil when it does not fit (no exception).
  func asInt(_ vm: VM) -> Int? { intFits }
}

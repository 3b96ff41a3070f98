import PyHeap

// Operators: `a + b`, `a += b`, `-a`, `pow(a, b, c)`, `operator.index`.
//
// The right operand goes first when its type is a subclass that brings its own slot; NotImplemented passes the question
// on; sequences come last (`+` concatenates, `*` repeats).

extension VM {
  /// `a op b`; `op` is CPython's `NB_` number: 0…12, 13…25 in place. New reference.
  func binary(_ op: Int32, _ a: Ref, _ b: Ref) -> Ref? {
    if op >= 13 { return inPlace(Int(op) - 13, a, b) }
    if op == 8 { return power(a, b, nil) }
    let row = state.pointee.slotRows + 2 * Int(op)
    guard let result = tryBinary(a, b, row.pointee.offset) else { return nil }
    if result != state.pointee.notImplemented { return result }
    result.decref()
    return binaryFallback(Int(op), a, b, symbol: BinaryNames.symbol(Int(op)))
  }

  /// `divmod(a, b)`.
  func divmod(_ a: Ref, _ b: Ref) -> Ref? {
    guard let result = tryBinary(a, b, state.pointee.slotRows[SlotRows.divmod].offset) else { return nil }
    if result != state.pointee.notImplemented { return result }
    result.decref()
    return raiseOperands("divmod()", a, b)
  }

  /// The number slots of both operands; NotImplemented when neither knows an answer.
  func tryBinary(_ a: Ref, _ b: Ref, _ offset: Int32) -> Ref? {
    let left = a.type.slotWord(offset)
    var right = a.type == b.type ? nil : b.type.slotWord(offset)
    if right == left { right = nil }
    if let left {
      if let first = right, b.type.isSubtype(of: a.type) {
        guard let result = unsafeBitCast(first, to: BinaryFunction.self)(self, a, b) else { return nil }
        if result != state.pointee.notImplemented { return result }
        result.decref()
        right = nil
      }
      guard let result = unsafeBitCast(left, to: BinaryFunction.self)(self, a, b) else { return nil }
      if result != state.pointee.notImplemented || right == nil { return result }
      result.decref()
    }
    if let right { return unsafeBitCast(right, to: BinaryFunction.self)(self, a, b) }
    return newNotImplemented()
  }

  /// What remains when the number slots pass: sequences for `+` and `*`, else TypeError.
  private func binaryFallback(_ op: Int, _ a: Ref, _ b: Ref, symbol: StaticString) -> Ref? {
    if op == BinaryNames.add, let concat = a.slots.pointee.concat { return concat(self, a, b) }
    if op == BinaryNames.multiply {
      if let times = a.slots.pointee.repeat { return repeatSequence(times, a, b) }
      if let times = b.slots.pointee.repeat { return repeatSequence(times, b, a) }
    }
    return raiseOperands("\(symbol)", a, b)
  }

  private func repeatSequence(_ function: IndexFunction, _ sequence: Ref, _ count: Ref) -> Ref? {
    guard count.slots.pointee.index != nil else {
      return raise(
        exceptions.pointee.typeError, "can't multiply sequence by non-int of type '\(typeName(count.type))'")
    }
    guard let times = indexValue(count, overflow: exceptions.pointee.overflowError) else { return nil }
    return function(self, sequence, times)
  }

  private func hasSequenceMethods(_ type: TypeRef) -> Bool {
    let slots = type.slots
    return type.pointee.has(.heapType) || slots.pointee.length != nil || slots.pointee.contains != nil
  }

  private func inPlace(_ op: Int, _ a: Ref, _ b: Ref) -> Ref? {
    let row = state.pointee.slotRows + SlotRows.inPlace + op
    if let own = a.type.slotWord(row.pointee.offset) {
      let result: Ref?
      if op == 8 {
        result = unsafeBitCast(own, to: TernaryFunction.self)(self, a, b, none)
      } else {
        result = unsafeBitCast(own, to: BinaryFunction.self)(self, a, b)
      }
      guard let result else { return nil }
      if result != state.pointee.notImplemented { return result }
      result.decref()
    }
    if op == 8 { return powerResult(a, b, none, name: "**=") }
    guard let result = tryBinary(a, b, state.pointee.slotRows[2 * op].offset) else { return nil }
    if result != state.pointee.notImplemented { return result }
    result.decref()
    if op == BinaryNames.add {
      if let concat = a.slots.pointee.inPlaceConcat ?? a.slots.pointee.concat { return concat(self, a, b) }
    } else if op == BinaryNames.multiply {
      if let times = a.slots.pointee.inPlaceRepeat ?? a.slots.pointee.repeat {
        return repeatSequence(times, a, b)
      }
      // CPython asks the right operand only if the left type knows nothing of sequences, as numbers do.
      if !hasSequenceMethods(a.type), let times = b.slots.pointee.repeat {
        return repeatSequence(times, b, a)
      }
    }
    return raiseOperands("\(BinaryNames.symbol(op))=", a, b)
  }

  /// `pow(a, b)` and `pow(a, b, modulus)`.
  func power(_ a: Ref, _ b: Ref, _ modulus: Ref?) -> Ref? {
    powerResult(a, b, modulus ?? none, name: "** or pow()")
  }

  private func powerResult(_ a: Ref, _ b: Ref, _ modulus: Ref, name: String) -> Ref? {
    let left = a.slots.pointee.power
    var right = a.type == b.type ? nil : b.slots.pointee.power
    if let l = left, let r = right, address(l) == address(r) { right = nil }
    if let left {
      if let first = right, b.type.isSubtype(of: a.type) {
        guard let result = first(self, a, b, modulus) else { return nil }
        if result != state.pointee.notImplemented { return result }
        result.decref()
        right = nil
      }
      guard let result = left(self, a, b, modulus) else { return nil }
      if result != state.pointee.notImplemented { return result }
      result.decref()
    }
    if let right {
      guard let result = right(self, a, b, modulus) else { return nil }
      if result != state.pointee.notImplemented { return result }
      result.decref()
    }
    if modulus == none { return raiseOperands(name, a, b) }
    return raise(
      exceptions.pointee.typeError,
      "unsupported operand type(s) for \(name): '\(typeName(a.type))', '\(typeName(b.type))', "
        + "'\(typeName(modulus.type))'")
  }

  /// "unsupported operand type(s) for +: 'int' and 'str'".
  @inline(never)
  func raiseOperands(_ operation: String, _ a: Ref, _ b: Ref) -> Ref? {
    var hint = ""
    if operation == ">>", a.type == types.pointee.builtin,
      strIs(a.load(NativeLayout.name, as: Ref.self), "print")
    {
      hint = ". Did you mean \"print(<message>, file=<output_stream>)\"?"
    }
    return raise(
      exceptions.pointee.typeError,
      "unsupported operand type(s) for \(operation): '\(typeName(a.type))' and '\(typeName(b.type))'\(hint)")
  }

  // MARK: One operand

  /// `-o`.
  func unaryNegative(_ o: Ref) -> Ref? {
    guard let function = o.slots.pointee.negative else { return raiseOperand("unary -", o) }
    return function(self, o)
  }

  /// `+o`.
  func unaryPositive(_ o: Ref) -> Ref? {
    guard let function = o.slots.pointee.positive else { return raiseOperand("unary +", o) }
    return function(self, o)
  }

  /// `~o`.
  func unaryInvert(_ o: Ref) -> Ref? {
    guard let function = o.slots.pointee.invert else { return raiseOperand("unary ~", o) }
    return function(self, o)
  }

  /// `abs(o)`.
  func absolute(_ o: Ref) -> Ref? {
    guard let function = o.slots.pointee.absolute else { return raiseOperand("abs()", o) }
    return function(self, o)
  }

  private func raiseOperand(_ operation: String, _ o: Ref) -> Ref? {
    raise(exceptions.pointee.typeError, "bad operand type for \(operation): '\(typeName(o.type))'")
  }

  // MARK: __index__

  /// `operator.index(o)`: an int (or int subclass instance), new reference.
  func indexObject(_ o: Ref) -> Ref? {
    if o.typeHas(.intSubclass) { return o.owned() }
    guard let index = o.slots.pointee.index else {
      return raise(
        exceptions.pointee.typeError, "'\(typeName(o.type))' object cannot be interpreted as an integer")
    }
    guard let result = index(self, o) else { return nil }
    if result.typeHas(.intSubclass) { return result }
    let type = typeName(result.type)
    result.decref()
    return raise(exceptions.pointee.typeError, "__index__ returned non-int (type \(type))")
  }

  /// `o` as an Int through `__index__`. A value that does not fit raises `overflow` ("cannot fit 'T' into an
  /// index-sized integer"); with nil it saturates, as slices do.
  func indexValue(_ o: Ref, overflow: TypeRef?) -> Int? {
    if o.kind == Kind.int, o.isCompact { return o.compactValue }
    guard let number = indexObject(o) else { return nil }
    defer { number.decref() }
    if let value = smallIntValue(number) { return value }
    if let overflow {
      _ = raise(overflow, "cannot fit '\(typeName(o.type))' into an index-sized integer")
      return nil
    }
    return isNegativeInt(number) ? Int.min : Int.max
  }

  /// `o` as an Int through `__index__`; IndexError when it does not fit.
  func indexValue(_ o: Ref) -> Int? { indexValue(o, overflow: exceptions.pointee.indexError) }

  /// The value of an int object that fits in Int; nil without exception otherwise.
  @inline(__always)
  func smallIntValue(_ number: Ref) -> Int? {
    number.isCompact ? number.compactValue : number.asInt(self)
  }

  /// The sign of an int object (or subclass instance).
  @inline(__always)
  func isNegativeInt(_ number: Ref) -> Bool { number.load(IntLayout.digits, as: Int32.self) < 0 }
}

/// Symbols of binary operators by CPython's numbers.
enum BinaryNames {
  static let add = 0
  static let multiply = 5

  static func symbol(_ op: Int) -> StaticString {
    switch op {
    case 0: "+"
    case 1: "&"
    case 2: "//"
    case 3: "<<"
    case 4: "@"
    case 5: "*"
    case 6: "%"
    case 7: "|"
    case 8: "**"
    case 9: ">>"
    case 10: "-"
    case 11: "/"
    default: "^"
    }
  }
}

import PyHeap

// Rich comparison, hashing and truth.

extension VM {
  /// `a op b`; `op` is a ``Comparison`` number. New reference.
  func compare(_ a: Ref, _ b: Ref, _ op: Int32) -> Ref? {
    guard enterNative(" in comparison") else { return nil }
    defer { leaveNative() }
    var triedReflected = false
    if a.type != b.type && b.type.isSubtype(of: a.type), let compare = b.slots.pointee.compare {
      triedReflected = true
      guard let result = compare(self, b, a, Comparison.swapped(op)) else { return nil }
      if result != state.pointee.notImplemented { return result }
      result.decref()
    }
    if let compare = a.slots.pointee.compare {
      guard let result = compare(self, a, b, op) else { return nil }
      if result != state.pointee.notImplemented { return result }
      result.decref()
    }
    if !triedReflected, let compare = b.slots.pointee.compare {
      guard let result = compare(self, b, a, Comparison.swapped(op)) else { return nil }
      if result != state.pointee.notImplemented { return result }
      result.decref()
    }
    switch op {
    case Comparison.eq: return bool(a == b)
    case Comparison.ne: return bool(a != b)
    default:
      return raise(
        exceptions.pointee.typeError,
        "'\(Comparison.symbol(op))' not supported between instances of '\(typeName(a.type))' and "
          + "'\(typeName(b.type))'")
    }
  }

  /// `a op b` as truth: 1, 0, or -1 with an exception. Identical objects are equal without asking them.
  func compareBool(_ a: Ref, _ b: Ref, _ op: Int32) -> Int32 {
    if a == b {
      if op == Comparison.eq { return 1 }
      if op == Comparison.ne { return 0 }
    }
    guard let result = compare(a, b, op) else { return -1 }
    if result == state.pointee.true || result == state.pointee.false {
      let value: Int32 = result == state.pointee.true ? 1 : 0
      result.decref()
      return value
    }
    defer { result.decref() }
    return isTrue(result)
  }

  /// `a is b or a == b`: 1, 0, or -1 with an exception.
  @inline(__always)
  func equals(_ a: Ref, _ b: Ref) -> Int32 {
    if a == b { return 1 }
    if a.kind == Kind.str && b.kind == Kind.str { return strEquals(a, b) ? 1 : 0 }
    if a.isCompactInt && b.isCompactInt { return a.compactValue == b.compactValue ? 1 : 0 }
    return compareBool(a, b, Comparison.eq)
  }

  /// `hash(o)`; -1 with an exception.
  @inline(__always)
  func hash(_ o: Ref) -> Int {
    if o.kind == Kind.str {
      let cached = o.load(StrLayout.hash, as: Int.self)
      return cached != -1 ? cached : strHash(o)
    }
    guard let hash = o.slots.pointee.hash else { return raiseUnhashable(o) }
    return hash(self, o)
  }

  /// "unhashable type: 'list'"; returns -1.
  @inline(never)
  func raiseUnhashable(_ o: Ref) -> Int {
    _ = raise(exceptions.pointee.typeError, "unhashable type: '\(typeName(o.type))'")
    return -1
  }

  /// `bool(o)`: 1, 0, or -1 with an exception.
  func isTrue(_ o: Ref) -> Int32 {
    if o == state.pointee.true { return 1 }
    if o == state.pointee.false || o == state.pointee.none { return 0 }
    let slots = o.slots
    if let bool = slots.pointee.bool { return bool(self, o) }
    if let length = slots.pointee.length {
      let count = length(self, o)
      return count > 0 ? 1 : (count < 0 ? -1 : 0)
    }
    return 1
  }
}

extension Comparison {
  /// The operator with its operands exchanged.
  @inline(__always)
  static func swapped(_ op: Int32) -> Int32 {
    switch op {
    case lt: gt
    case le: ge
    case gt: lt
    case ge: le
    default: op
    }
  }

  static func symbol(_ op: Int32) -> String {
    switch op {
    case lt: "<"
    case le: "<="
    case eq: "=="
    case ne: "!="
    case gt: ">"
    default: ">="
    }
  }
}

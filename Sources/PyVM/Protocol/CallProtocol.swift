import PyHeap

// Calling from native code with a fixed number of arguments. All end in the machine's `vectorcall`.

extension VM {
  @inline(__always)
  private func slotsOf<T>(_ values: UnsafeMutablePointer<T>) -> Arguments {
    SlotPointer(values)
  }

  /// `f()`.
  func call(_ f: Ref) -> Ref? {
    var arguments: Ref?
    return withSlots(of: &arguments) { vectorcall(f, $0, 0, nil) }
  }

  /// `f(a)`.
  func call(_ f: Ref, _ a: Ref) -> Ref? {
    var arguments: Ref? = a
    return withSlots(of: &arguments) { vectorcall(f, $0, 1, nil) }
  }

  /// `f(a, b)`.
  func call(_ f: Ref, _ a: Ref, _ b: Ref) -> Ref? {
    var arguments: (Ref?, Ref?) = (a, b)
    return withSlots(of: &arguments) { vectorcall(f, $0, 2, nil) }
  }

  /// `f(a, b, c)`.
  func call(_ f: Ref, _ a: Ref, _ b: Ref, _ c: Ref) -> Ref? {
    var arguments: (Ref?, Ref?, Ref?) = (a, b, c)
    return withSlots(of: &arguments) { vectorcall(f, $0, 3, nil) }
  }

  /// `f(*tuple)`.
  func call(_ f: Ref, tuple: Ref) -> Ref? { vectorcall(f, tuple.tupleItems, tuple.tupleCount, nil) }

  /// Calls a method without making the bound method when the attribute is a plain function or native method.
  func callMethod(_ o: Ref, _ name: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref? = nil)
    -> Ref?
  {
    if o.slots.pointee.usesGenericGetAttribute, let found = typeLookup(o.type, name),
      found.typeHas(.methodDescriptor)
    {
      let shadow = o.type.pointee.dictOffset != 0 ? instanceAttribute(o, name) : nil
      if shadow == nil && !errorOccurred { return callPrepending(found, o, arguments, count, keywordNames) }
    }
    guard let method = getAttr(o, name) else { return nil }
    defer { method.decref() }
    return vectorcall(method, arguments, count, keywordNames)
  }

  /// `o.name()`.
  func callMethod(_ o: Ref, _ name: Ref) -> Ref? {
    var arguments: Ref?
    return withSlots(of: &arguments) { callMethod(o, name, $0, 0) }
  }

  /// `o.name(a)`.
  func callMethod(_ o: Ref, _ name: Ref, _ a: Ref) -> Ref? {
    var arguments: Ref? = a
    return withSlots(of: &arguments) { callMethod(o, name, $0, 1) }
  }

  /// `o.name(a, b)`.
  func callMethod(_ o: Ref, _ name: Ref, _ a: Ref, _ b: Ref) -> Ref? {
    var arguments: (Ref?, Ref?) = (a, b)
    return withSlots(of: &arguments) { callMethod(o, name, $0, 2) }
  }

  /// `o.name(a, b, c)`.
  func callMethod(_ o: Ref, _ name: Ref, _ a: Ref, _ b: Ref, _ c: Ref) -> Ref? {
    var arguments: (Ref?, Ref?, Ref?) = (a, b, c)
    return withSlots(of: &arguments) { callMethod(o, name, $0, 3) }
  }

  /// Whether `callable(o)`.
  func isCallable(_ o: Ref) -> Bool { o.slots.pointee.call != nil }

  /// "'int' object is not callable".
  @inline(never)
  func raiseNotCallable(_ o: Ref) -> Ref? {
    raise(exceptions.pointee.typeError, "'\(typeName(o.type))' object is not callable")
  }
}

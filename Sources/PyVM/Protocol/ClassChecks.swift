import PyHeap

// `isinstance` and `issubclass`.

extension VM {
  /// `isinstance(o, cls)`: 1, 0, or -1 with an exception.
  func isInstance(_ o: Ref, _ cls: Ref) -> Int32 {
    if o.type.object == cls { return 1 }
    if cls.type == types.pointee.type { return realIsInstance(o, cls) }
    if cls.type == types.pointee.unionType {
      return anyMember(unionMembers(cls), "isinstance") { vm, member in
        if member == vm.none { return o == vm.none ? 1 : 0 }
        return vm.isInstance(o, member)
      }
    }
    if cls.typeHas(.tupleSubclass) {
      guard enterNative(" in __instancecheck__") else { return -1 }
      defer { leaveNative() }
      return anyMember(cls, "isinstance") { vm, member in vm.isInstance(o, member) }
    }
    if let found = typeLookup(cls.type, names.pointee.dunderInstancecheck) {
      guard enterNative(" in __instancecheck__") else { return -1 }
      defer { leaveNative() }
      guard let result = callCheck(found, cls, o) else { return -1 }
      defer { result.decref() }
      return isTrue(result)
    }
    return realIsInstance(o, cls)
  }

  /// Calls `__instancecheck__` or `__subclasscheck__` the way CPython does: through a bound method.
  private func callCheck(_ found: Ref, _ cls: Ref, _ argument: Ref) -> Ref? {
    guard let get = found.slots.pointee.descriptorGet else { return callFound(found, cls, argument) }
    guard let bound = get(self, found, cls, cls.type.object) else { return nil }
    defer { bound.decref() }
    return call(bound, argument)
  }

  /// `type.__instancecheck__`: the MRO, then what `o.__class__` claims.
  func realIsInstance(_ o: Ref, _ cls: Ref) -> Int32 {
    if cls.typeHas(.typeSubclass) {
      if o.type.isSubtype(of: cls.asType) { return 1 }
      if o.slots.pointee.usesGenericGetAttribute && o.type.pointee.flags.contains(.immutable) { return 0 }
      guard let claimed = lookupAttr(o, names.pointee.dunderClass) else { return errorOccurred ? -1 : 0 }
      defer { claimed.decref() }
      guard claimed != o.type.object, claimed.typeHas(.typeSubclass) else { return 0 }
      return claimed.asType.isSubtype(of: cls.asType) ? 1 : 0
    }
    guard
      checkClass(cls, "isinstance() arg 2 must be a type, a tuple of types, or a union")
    else { return -1 }
    guard let claimed = lookupAttr(o, names.pointee.dunderClass) else { return errorOccurred ? -1 : 0 }
    defer { claimed.decref() }
    return abstractIsSubclass(claimed, cls)
  }

  /// `issubclass(cls, base)`: 1, 0, or -1 with an exception.
  func isSubclass(_ cls: Ref, _ base: Ref) -> Int32 {
    if base.type == types.pointee.type {
      if cls == base { return 1 }
      return realIsSubclass(cls, base)
    }
    if base.type == types.pointee.unionType {
      return anyMember(unionMembers(base), "issubclass") { vm, member in vm.isSubclass(cls, member) }
    }
    if base.typeHas(.tupleSubclass) {
      guard enterNative(" in __subclasscheck__") else { return -1 }
      defer { leaveNative() }
      return anyMember(base, "issubclass") { vm, member in vm.isSubclass(cls, member) }
    }
    if let found = typeLookup(base.type, names.pointee.dunderSubclasscheck) {
      guard enterNative(" in __subclasscheck__") else { return -1 }
      defer { leaveNative() }
      guard let result = callCheck(found, base, cls) else { return -1 }
      defer { result.decref() }
      return isTrue(result)
    }
    return realIsSubclass(cls, base)
  }

  /// `type.__subclasscheck__`.
  func realIsSubclass(_ cls: Ref, _ base: Ref) -> Int32 {
    if cls.typeHas(.typeSubclass) && base.typeHas(.typeSubclass) {
      return cls.asType.isSubtype(of: base.asType) ? 1 : 0
    }
    guard checkClass(cls, "issubclass() arg 1 must be a class"),
      checkClass(base, "issubclass() arg 2 must be a class, a tuple of classes, or a union")
    else { return -1 }
    return abstractIsSubclass(cls, base)
  }

  /// Objects that are no types count as classes when they have a tuple `__bases__`.
  private func checkClass(_ cls: Ref, _ message: String) -> Bool {
    if cls.typeHas(.typeSubclass) { return true }
    if let bases = lookupAttr(cls, names.pointee.dunderBases) {
      defer { bases.decref() }
      if bases.typeHas(.tupleSubclass) { return true }
    }
    if errorOccurred { return false }
    return raiseFalse(exceptions.pointee.typeError, message)
  }

  private func abstractIsSubclass(_ cls: Ref, _ base: Ref) -> Int32 {
    if cls == base { return 1 }
    guard enterNative() else { return -1 }
    defer { leaveNative() }
    guard let bases = lookupAttr(cls, names.pointee.dunderBases) else { return errorOccurred ? -1 : 0 }
    defer { bases.decref() }
    guard bases.typeHas(.tupleSubclass) else { return 0 }
    for index in 0..<bases.tupleCount {
      let result = abstractIsSubclass(bases.tupleItem(index), base)
      if result != 0 { return result }
    }
    return 0
  }

  private func anyMember(_ tuple: Ref, _ name: String, _ check: (VM, Ref) -> Int32) -> Int32 {
    for index in 0..<tuple.tupleCount {
      let result = check(self, tuple.tupleItem(index))
      if result != 0 { return result }
    }
    return 0
  }
}

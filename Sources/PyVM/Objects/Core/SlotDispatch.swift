import PyHeap

// What the slots of a class hold when the class (or a base) defines the method in Python: look the method up on the
// type, call it, check the result. One function per slot shape; SlotTable.swift installs them.

extension VM {
  /// Calls what ``typeLookup(_:_:)`` found, bound to `arguments[0]`; `count` includes it.
  func callFound(_ found: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref? = nil) -> Ref? {
    let method = found.owned()
    defer { method.decref() }
    if method.typeHas(.methodDescriptor) { return vectorcall(method, arguments, count, keywordNames) }
    guard let get = method.slots.pointee.descriptorGet else {
      return vectorcall(method, arguments + 1, count - 1, keywordNames)
    }
    let instance = arguments[0].unsafelyUnwrapped
    guard let bound = get(self, method, instance, instance.type.object) else { return nil }
    defer { bound.decref() }
    return vectorcall(bound, arguments + 1, count - 1, keywordNames)
  }

  /// `type(owner).name(owner)`; the caller made sure by ``typeLookup(_:_:)`` that `found` exists.
  func callFound(_ found: Ref, _ owner: Ref) -> Ref? {
    var arguments: Ref? = owner
    return withSlots(of: &arguments) { callFound(found, $0, 1) }
  }

  func callFound(_ found: Ref, _ owner: Ref, _ argument: Ref) -> Ref? {
    var arguments: (Ref?, Ref?) = (owner, argument)
    return withSlots(of: &arguments) {
      callFound(found, $0, 2)
    }
  }

  func callFound(_ found: Ref, _ owner: Ref, _ first: Ref, _ second: Ref) -> Ref? {
    var arguments: (Ref?, Ref?, Ref?) = (owner, first, second)
    return withSlots(of: &arguments) {
      callFound(found, $0, 3)
    }
  }

  /// AttributeError with the bare name: a special method vanished between the slot update and the call.
  @inline(never)
  func missingSpecial(_ name: Ref) -> Ref? { raise(exceptions.pointee.attributeError, value: name) }

  func slotUnary(_ owner: Ref, _ name: Ref) -> Ref? {
    guard let found = typeLookup(owner.type, name) else { return missingSpecial(name) }
    return callFound(found, owner)
  }

  func slotCallOne(_ owner: Ref, _ name: Ref, _ argument: Ref) -> Ref? {
    guard let found = typeLookup(owner.type, name) else { return missingSpecial(name) }
    return callFound(found, owner, argument)
  }

  /// Calls the method, or gives NotImplemented if the type has none.
  func callMaybe(_ owner: Ref, _ name: Ref, _ argument: Ref) -> Ref? {
    guard let found = typeLookup(owner.type, name) else { return newNotImplemented() }
    return callFound(found, owner, argument)
  }

  // MARK: Operators

  /// `row` is the operator's number, or `SlotRows.divmod`.
  func slotBinary(_ op: Int, _ left: Ref, _ right: Ref) -> Ref? {
    let row = state.pointee.slotRows + (op == SlotRows.divmod ? op : 2 * op)
    let offset = row.pointee.offset
    let generic = row.pointee.generic
    var triesRight = left.type != right.type && right.type.slotWord(offset) == generic
    if left.type.slotWord(offset) == generic {
      if triesRight && right.type.isSubtype(of: left.type)
        && overridesReflected(left, right, row[1].name)
      {
        guard let result = callMaybe(right, row[1].name, left) else { return nil }
        if result != state.pointee.notImplemented { return result }
        result.decref()
        triesRight = false
      }
      guard let result = callMaybe(left, row[0].name, right) else { return nil }
      if result != state.pointee.notImplemented || left.type == right.type { return result }
      result.decref()
    }
    if triesRight { return callMaybe(right, row[1].name, left) }
    return newNotImplemented()
  }

  /// Whether the right operand's class has its own version of a reflected method.
  private func overridesReflected(_ left: Ref, _ right: Ref, _ name: Ref) -> Bool {
    guard let mine = typeLookup(right.type, name) else { return false }
    return typeLookup(left.type, name) != mine
  }

  func slotPower(_ left: Ref, _ right: Ref, _ modulus: Ref) -> Ref? {
    if modulus == none { return slotBinary(8, left, right) }
    let row = state.pointee.slotRows + 16
    guard left.type.slotWord(row.pointee.offset) == row.pointee.generic,
      let found = typeLookup(left.type, row.pointee.name)
    else { return newNotImplemented() }
    return callFound(found, left, right, modulus)
  }

  func slotInPlace(_ op: Int, _ left: Ref, _ right: Ref) -> Ref? {
    slotCallOne(left, state.pointee.slotRows[SlotRows.inPlace + op].name, right)
  }

  func slotCompare(_ left: Ref, _ right: Ref, _ op: Int32) -> Ref? {
    callMaybe(left, state.pointee.slotRows[SlotRows.compare + Int(op)].name, right)
  }

  // MARK: Text, truth, hash, length

  func slotRepr(_ owner: Ref) -> Ref? {
    guard let found = typeLookup(owner.type, names.pointee.dunderRepr) else { return objectRepr(owner) }
    return callFound(found, owner)
  }

  func slotHash(_ owner: Ref) -> Int {
    guard let found = typeLookup(owner.type, names.pointee.dunderHash), found != none else {
      return raiseUnhashable(owner)
    }
    guard let result = callFound(found, owner) else { return -1 }
    defer { result.decref() }
    guard result.typeHas(.intSubclass) else {
      return raiseMinusOne(exceptions.pointee.typeError, "__hash__ method should return an integer")
    }
    if let value = smallIntValue(result) { return value == -1 ? -2 : value }
    // Beyond a machine word: reduced as int.__hash__ does.
    let hash = types.pointee.int.slots.pointee.hash.unsafelyUnwrapped(self, result)
    return hash == -1 ? -2 : hash
  }

  func slotBool(_ owner: Ref) -> Int32 {
    var name = names.pointee.dunderBool
    if let found = typeLookup(owner.type, name) {
      guard let result = callFound(found, owner) else { return -1 }
      defer { result.decref() }
      if result == state.pointee.true { return 1 }
      if result == state.pointee.false { return 0 }
      raise(
        exceptions.pointee.typeError, "__bool__ should return bool, returned \(typeName(result.type))")
      return -1
    }
    name = names.pointee.dunderLen
    guard typeLookup(owner.type, name) != nil else { return 1 }
    let length = slotLength(owner)
    return length < 0 ? -1 : (length > 0 ? 1 : 0)
  }

  func slotLength(_ owner: Ref) -> Int {
    guard let result = slotUnary(owner, names.pointee.dunderLen) else { return -1 }
    defer { result.decref() }
    guard let number = indexObject(result) else { return -1 }
    defer { number.decref() }
    guard let value = smallIntValue(number) else {
      if isNegativeInt(number) {
        return raiseMinusOne(exceptions.pointee.valueError, "__len__() should return >= 0")
      }
      return raiseMinusOne(
        exceptions.pointee.overflowError, "cannot fit 'int' into an index-sized integer")
    }
    if value < 0 { return raiseMinusOne(exceptions.pointee.valueError, "__len__() should return >= 0") }
    return value
  }

  // MARK: Containers

  func slotSetItem(_ owner: Ref, _ key: Ref, _ value: Ref?) -> Bool {
    let name = value == nil ? names.pointee.dunderDelitem : names.pointee.dunderSetitem
    guard let found = typeLookup(owner.type, name) else {
      _ = missingSpecial(name)
      return false
    }
    return finish(value.map { callFound(found, owner, key, $0) } ?? callFound(found, owner, key))
  }

  /// Releases a result that only says "no exception".
  @inline(__always)
  func finish(_ result: Ref?) -> Bool {
    guard let result else { return false }
    result.decref()
    return true
  }

  func slotContains(_ owner: Ref, _ item: Ref) -> Int32 {
    guard let found = typeLookup(owner.type, names.pointee.dunderContains) else {
      return containsByIteration(owner, item)
    }
    if found == none {
      raise(exceptions.pointee.typeError, "'\(typeName(owner.type))' object is not a container")
      return -1
    }
    guard let result = callFound(found, owner, item) else { return -1 }
    defer { result.decref() }
    return isTrue(result)
  }

  func slotIter(_ owner: Ref) -> Ref? {
    if let found = typeLookup(owner.type, names.pointee.dunderIter) {
      if found == none {
        return raise(exceptions.pointee.typeError, "'\(typeName(owner.type))' object is not iterable")
      }
      return callFound(found, owner)
    }
    guard typeLookup(owner.type, names.pointee.dunderGetitem) != nil else {
      return raise(exceptions.pointee.typeError, "'\(typeName(owner.type))' object is not iterable")
    }
    return newSequenceIterator(owner)
  }

  /// A StopIteration from `__next__` stays set; ``next(_:)`` turns it into "exhausted".
  func slotNext(_ owner: Ref) -> Ref? { slotUnary(owner, names.pointee.dunderNext) }

  // MARK: Calls and construction

  func slotCall(_ owner: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    guard let found = typeLookup(owner.type, names.pointee.dunderCall) else {
      return missingSpecial(names.pointee.dunderCall)
    }
    guard enterNative() else { return nil }
    defer { leaveNative() }
    return callPrepending(found, owner, arguments, count, keywordNames)
  }

  /// Calls `found` with `owner` in front of the arguments (bound in the way of its type).
  func callPrepending(
    _ found: Ref, _ owner: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Ref? {
    let total = count + (keywordNames?.tupleCount ?? 0)
    return withSlots(total + 1) { base in
      base.initialize(to: owner)
      if total > 0 { (base + 1).initialize(from: arguments, count: total) }
      if total == count { return callFound(found, base, count + 1, keywordNames) }
      // From a dict of keywords to an array of values: each is counted once more.
      for index in 0...total { base[index].incref() }
      defer { for index in 0...total { base[index].decref() } }
      return callFound(found, base, count + 1, keywordNames)
    }
  }

  func slotInit(_ owner: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Bool {
    guard let found = typeLookup(owner.type, names.pointee.dunderInit) else {
      _ = missingSpecial(names.pointee.dunderInit)
      return false
    }
    guard let result = callPrepending(found, owner, arguments, count, keywordNames) else { return false }
    defer { result.decref() }
    if result == none { return true }
    return raiseFalse(
      exceptions.pointee.typeError, "__init__() should return None, not '\(typeName(result.type))'")
  }

  /// `__new__` is a static method: looked up on the class, called with the class in front.
  func slotNew(_ type: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    guard let function = getAttr(type, names.pointee.dunderNew) else { return nil }
    defer { function.decref() }
    let total = count + (keywordNames?.tupleCount ?? 0)
    return withSlots(total + 1) { base in
      base.initialize(to: type)
      if total > 0 { (base + 1).initialize(from: arguments, count: total) }
      if total == count { return vectorcall(function, base, count + 1, keywordNames) }
      for index in 0...total { base[index].incref() }
      defer { for index in 0...total { base[index].decref() } }
      return vectorcall(function, base, count + 1, keywordNames)
    }
  }

  /// Runs `__del__`; an exception in it is reported and dropped, a pending one survives.
  func slotFinalize(_ owner: Ref) {
    let pending = fetchError()
    if let found = typeLookup(owner.type, names.pointee.dunderDel) {
      let method = found.owned()
      if let result = callFound(method, owner) {
        result.decref()
      } else {
        writeUnraisable(method)
      }
      method.decref()
    }
    if let pending { setError(pending) }
  }

  // MARK: Attributes

  func slotGetAttribute(_ owner: Ref, _ name: Ref) -> Ref? {
    let result: Ref?
    if let found = typeLookup(owner.type, names.pointee.dunderGetattribute),
      found != state.pointee.genericGetAttributeWrapper
    {
      let hasFallback = typeLookup(owner.type, names.pointee.dunderGetattr) != nil
      result = hasFallback ? callHook(found, owner, name) : callFound(found, owner, name)
      if result != nil || !errorMatches(exceptions.pointee.attributeError) { return result }
      guard typeLookup(owner.type, names.pointee.dunderGetattr) != nil else { return nil }
      clearError()
    } else {
      result = genericLookup(owner, name, raising: false)
      if result != nil { return result }
      if errorOccurred {
        guard errorMatches(exceptions.pointee.attributeError) else { return nil }
        clearError()
      }
    }
    guard let fallback = typeLookup(owner.type, names.pointee.dunderGetattr) else {
      return raiseNoAttribute(owner, name)
    }
    return callHook(fallback, owner, name)
  }

  /// `__getattribute__` and `__getattr__` of a class that has the latter.
  private func callHook(_ found: Ref, _ owner: Ref, _ name: Ref) -> Ref? {
    guard profile.bindsAttributeHooks, let get = found.slots.pointee.descriptorGet else {
      return callFound(found, owner, name)
    }
    guard let bound = get(self, found, owner, owner.type.object) else { return nil }
    defer { bound.decref() }
    return call(bound, name)
  }

  func slotSetAttribute(_ owner: Ref, _ name: Ref, _ value: Ref?) -> Bool {
    let method = value == nil ? names.pointee.dunderDelattr : names.pointee.dunderSetattr
    guard let found = typeLookup(owner.type, method) else {
      _ = missingSpecial(method)
      return false
    }
    return finish(value.map { callFound(found, owner, name, $0) } ?? callFound(found, owner, name))
  }

  func slotDescriptorGet(_ owner: Ref, _ instance: Ref?, _ type: Ref?) -> Ref? {
    guard let found = typeLookup(owner.type, names.pointee.dunderGet) else { return owner.owned() }
    return callFound(found, owner, instance ?? none, type ?? none)
  }

  func slotDescriptorSet(_ owner: Ref, _ instance: Ref, _ value: Ref?) -> Bool {
    let name = value == nil ? names.pointee.dunderDelete : names.pointee.dunderSet
    guard let found = typeLookup(owner.type, name) else {
      _ = missingSpecial(name)
      return false
    }
    return finish(value.map { callFound(found, owner, instance, $0) } ?? callFound(found, owner, instance))
  }
}

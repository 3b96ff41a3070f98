import PyHeap

// Length, items, membership and iteration.

extension VM {
  /// `len(o)`; -1 with an exception.
  func length(_ o: Ref) -> Int {
    guard let length = o.slots.pointee.length else {
      return raiseMinusOne(exceptions.pointee.typeError, "object of type '\(typeName(o.type))' has no len()")
    }
    return length(self, o)
  }

  /// `o[key]`.
  func getItem(_ o: Ref, _ key: Ref) -> Ref? {
    if let get = o.slots.pointee.getItem { return get(self, o, key) }
    guard o.typeHas(.typeSubclass) else {
      return raise(exceptions.pointee.typeError, "'\(typeName(o.type))' object is not subscriptable")
    }
    // `C[int]`: `type` itself has no item access, classes may offer `__class_getitem__`.
    if isGenericBuiltin(o.asType) { return newGenericAlias(o, key) }
    if let method = lookupAttr(o, names.pointee.dunderClassGetitem) {
      defer { method.decref() }
      return call(method, key)
    }
    if errorOccurred { return nil }
    return raise(exceptions.pointee.typeError, "type '\(typeName(o.asType))' is not subscriptable")
  }

  /// The built-in types that take type arguments.
  private func isGenericBuiltin(_ type: TypeRef) -> Bool {
    let known = types.pointee
    return type == known.type || type == known.list || type == known.dict || type == known.tuple
      || type == known.set || type == known.frozenset || type == known.enumerate || type == known.weakref
  }

  /// `o[key] = value`, or `del o[key]` when the value is nil.
  func setItem(_ o: Ref, _ key: Ref, _ value: Ref?) -> Bool {
    if let set = o.slots.pointee.setItem { return set(self, o, key, value) }
    // Sequences word the deletion at an index in their own way, and every Python class counts as one.
    let isSequence = o.slots.pointee.getItem != nil || o.type.pointee.has(.heapType)
    let deletes = isSequence && key.slots.pointee.index != nil ? "doesn't" : "does not"
    let what = value == nil ? "\(deletes) support item deletion" : "does not support item assignment"
    return raiseFalse(exceptions.pointee.typeError, "'\(typeName(o.type))' object \(what)")
  }

  /// `item in container`: 1, 0, or -1 with an exception.
  func contains(_ container: Ref, _ item: Ref) -> Int32 {
    if let contains = container.slots.pointee.contains { return contains(self, container, item) }
    return containsByIteration(container, item)
  }

  func containsByIteration(_ container: Ref, _ item: Ref) -> Int32 {
    let slots = container.slots
    if slots.pointee.iter == nil && slots.pointee.getItem == nil {
      _ = raise(
        exceptions.pointee.typeError, "argument of type '\(typeName(container.type))' is not iterable")
      return -1
    }
    guard let iterator = iterate(container) else {
      if errorMatches(exceptions.pointee.typeError) {
        clearError()
        _ = raise(
          exceptions.pointee.typeError, "argument of type '\(typeName(container.type))' is not iterable")
      }
      return -1
    }
    defer { iterator.decref() }
    while let value = next(iterator) {
      let same = equals(value, item)
      value.decref()
      if same != 0 { return same }
    }
    return errorOccurred ? -1 : 0
  }

  /// `iter(o)`.
  func iterate(_ o: Ref) -> Ref? {
    if let iter = o.slots.pointee.iter {
      guard let iterator = iter(self, o) else { return nil }
      if iterator.slots.pointee.iterNext != nil { return iterator }
      let type = typeName(iterator.type)
      iterator.decref()
      return raise(exceptions.pointee.typeError, "iter() returned non-iterator of type '\(type)'")
    }
    // Anything with integer item access counts as a sequence, except mappings.
    if o.slots.pointee.getItem != nil && !o.typeHas(.dictSubclass) && !o.typeHas(.mapping) {
      return newSequenceIterator(o)
    }
    return raise(exceptions.pointee.typeError, "'\(typeName(o.type))' object is not iterable")
  }

  /// The next value of an iterator; nil without an exception when it is exhausted.
  @inline(__always)
  func next(_ iterator: Ref) -> Ref? {
    guard let next = iterator.slots.pointee.iterNext else { return raiseNotIterator(iterator) }
    // A loop in native code has no backward jump that pays (Limits.swift).
    state.pointee.fuel &-= 1
    if state.pointee.fuel < 0 && !nativeLoopMayContinue() { return nil }
    if let value = next(self, iterator) { return value }
    if state.pointee.error != nil { dropStopIteration() }
    return nil
  }

  @inline(never)
  private func dropStopIteration() {
    if errorMatches(exceptions.pointee.stopIteration) { clearError() }
  }

  @inline(never)
  private func raiseNotIterator(_ o: Ref) -> Ref? {
    raise(exceptions.pointee.typeError, "'\(typeName(o.type))' object is not an iterator")
  }
}

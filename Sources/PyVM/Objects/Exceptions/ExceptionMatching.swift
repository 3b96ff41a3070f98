import PyHeap

// `except X`, `except* X`: does an exception match, and what is left of a group.

extension VM {
  /// `except type`: 1, 0, or -1 with a TypeError when `type` is no exception class or tuple of them.
  func exceptionMatches(_ exception: Ref, _ type: Ref) -> Int32 {
    if type.kind == Kind.type || type.typeHas(.typeSubclass) {
      guard type.asType.pointee.has(.exceptionSubclass) else { return refuseCatching() }
      return exception.isInstance(type.asType) ? 1 : 0
    }
    guard type.typeHas(.tupleSubclass) else { return refuseCatching() }
    for index in 0..<type.tupleCount where !isExceptionClass(type.tupleItem(index)) {
      return refuseCatching()
    }
    for index in 0..<type.tupleCount where exception.isInstance(type.tupleItem(index).asType) { return 1 }
    return 0
  }

  private func isExceptionClass(_ o: Ref) -> Bool {
    o.typeHas(.typeSubclass) && o.asType.pointee.has(.exceptionSubclass)
  }

  private func refuseCatching() -> Int32 {
    raiseMinusOne(
      exceptions.pointee.typeError, "catching classes that do not inherit from BaseException is not allowed")
  }

  /// `except* type`: what of the exception matches and what does not; None where there is nothing. False with an
  /// exception.
  func splitExceptionGroup(_ exception: Ref, _ type: Ref, _ rest: inout Ref?, _ match: inout Ref?) -> Bool {
    guard checkStarTypes(type) else { return false }
    if exception == none {
      rest = newNone()
      match = newNone()
      return true
    }
    let matches = exceptionMatches(exception, type)
    if matches < 0 { return false }
    if matches == 1 {
      rest = newNone()
      if exception.isInstance(exceptions.pointee.baseExceptionGroup) {
        match = exception.owned()
        return true
      }
      // A lone exception is wrapped, so that `except*` always sees a group.
      guard let list = tuple(exception) else { return false }
      defer { list.decref() }
      guard let wrapped = newGroup(state.pointee.emptyStr, list) else { return false }
      match = wrapped
      return true
    }
    if exception.isInstance(exceptions.pointee.baseExceptionGroup) {
      guard let pair = callMethod(exception, intern("split"), type) else { return false }
      defer { pair.decref() }
      guard pair.typeHas(.tupleSubclass) else {
        return raiseFalse(
          exceptions.pointee.typeError,
          "\(typeName(exception.type)).split must return a tuple, not \(typeName(pair.type))")
      }
      guard pair.tupleCount >= 2 else {
        return raiseFalse(
          exceptions.pointee.typeError,
          "\(typeName(exception.type)).split must return a 2-tuple, got tuple of size \(pair.tupleCount)")
      }
      match = pair.tupleItem(0).owned()
      rest = pair.tupleItem(1).owned()
      return true
    }
    match = newNone()
    rest = exception.owned()
    return true
  }

  private func checkStarTypes(_ type: Ref) -> Bool {
    let items = type.typeHas(.tupleSubclass) ? (0..<type.tupleCount).map { type.tupleItem($0) } : [type]
    for item in items {
      guard isExceptionClass(item) else {
        return raiseFalse(
          exceptions.pointee.typeError,
          "catching classes that do not inherit from BaseException is not allowed")
      }
    }
    for item in items where item.asType.isSubtype(of: exceptions.pointee.baseExceptionGroup) {
      return raiseFalse(
        exceptions.pointee.typeError,
        "catching ExceptionGroup with except* is not allowed. Use except instead.")
    }
    return true
  }

  /// The end of `try … except*`: what has to be raised again, or None. `raised` is the list of what the handlers raised
  /// or left over (PEP 654).
  func prepareReraiseStar(_ original: Ref, _ raised: Ref) -> Ref? {
    var items: [Ref] = []
    for index in 0..<raised.listCount where raised.listItem(index) != none {
      items.append(raised.listItem(index))
    }
    if items.isEmpty { return newNone() }
    if !original.isInstance(exceptions.pointee.baseExceptionGroup) {
      // A lone exception was wrapped; at most one thing can have come of it.
      return items[0].owned()
    }
    var fresh: [Ref] = []
    var again: [Ref] = []
    for item in items {
      if item != original && !sharesMetadata(item, original) {
        fresh.append(item)
      } else {
        again.append(item)
      }
    }
    guard let projected = projection(original, again) else { return nil }
    if fresh.isEmpty { return projected }
    defer { projected.decref() }
    if projected != none { fresh.append(projected) }
    if fresh.count == 1 { return fresh[0].owned() }
    guard let list = newList(0) else { return nil }
    defer { list.decref() }
    for item in fresh where !listAppend(list, item) { return nil }
    return newGroup(state.pointee.emptyStr, list)
  }

  /// Parts of one group keep its notes, traceback, cause and context: that is how they differ from new exceptions.
  private func sharesMetadata(_ a: Ref, _ b: Ref) -> Bool {
    for offset in [ExceptionLayout.traceback, ExceptionLayout.cause, ExceptionLayout.context]
    where a.load(offset, as: Ref?.self) != b.load(offset, as: Ref?.self) {
      return false
    }
    func notes(_ o: Ref) -> Ref? {
      guard let dict: Ref = o.load(ExceptionLayout.dict, as: Ref?.self) else { return nil }
      return dictGetStr(dict, names.pointee.dunderNotes)
    }
    return notes(a) == notes(b)
  }

  /// The subgroup of `original` whose leaves are those of the groups in `kept`; None when there are none.
  private func projection(_ original: Ref, _ kept: [Ref]) -> Ref? {
    if kept.isEmpty { return newNone() }
    if kept.count == 1, kept[0] == original { return original.owned() }
    var leaves = Set<UInt>()
    for group in kept { guard collectLeaves(group, into: &leaves) else { return nil } }
    return filteredGroup(original, leaves)
  }

  private func collectLeaves(_ exception: Ref, into leaves: inout Set<UInt>) -> Bool {
    guard exception.isInstance(exceptions.pointee.baseExceptionGroup) else {
      leaves.insert(exception.address)
      return true
    }
    guard enterNative() else { return false }
    defer { leaveNative() }
    let items = groupExceptions(exception)
    for index in 0..<items.tupleCount where !collectLeaves(items.tupleItem(index), into: &leaves) {
      return false
    }
    return true
  }

  private func filteredGroup(_ group: Ref, _ leaves: Set<UInt>) -> Ref? {
    guard enterNative() else { return nil }
    defer { leaveNative() }
    return splitGroup(group) { vm, leaf in leaves.contains(leaf.address) ? 1 : 0 }
  }
}

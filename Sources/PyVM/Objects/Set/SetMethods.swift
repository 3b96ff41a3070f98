import PyHeap

// # set and frozenset: the types, their operators and methods, the iterator

enum SetIteratorLayout {
  static let set = 16
  static let used = 24
  static let position = 32
  static let remaining = 40
  static let size = 48
}

extension VM {
  fileprivate func setRepr(_ set: Ref) -> Ref? {
    let name = typeName(set.type)
    if set.setCount == 0 { return newStr("\(name)()") }
    let entered = enterRepr(set)
    if entered != 0 { return entered > 0 ? newStr("\(name)(...)") : nil }
    defer { leaveRepr(set) }
    guard let items = listFromIterable(set) else { return nil }
    defer { items.decref() }
    let bare = set.kind == Kind.set
    var parts = PartBuffer()
    parts.add(bare ? newStr(static: "{") : newStr("\(name)({"))
    guard let comma = newStr(static: ", ") else {
      parts.add(nil)
      return parts.finish(self)
    }
    defer { comma.decref() }
    for index in 0..<items.listCount {
      if index > 0 { parts.add(comma.owned()) }
      if !parts.add(repr(items.listItem(index))) { return parts.finish(self) }
    }
    parts.add(newStr(static: bare ? "}" : "})"))
    return parts.finish(self)
  }

  /// A hashable stand-in for a set used as a key: a frozenset of its items. nil with the first error restored.
  private func frozenKey(_ key: Ref) -> Ref? {
    guard key.isAnySet, errorMatches(exceptions.pointee.typeError) else { return nil }
    clearError()
    return newSet(types.pointee.frozenset, from: key)
  }

  fileprivate func setContainsOrFrozen(_ set: Ref, _ key: Ref) -> Int32 {
    let present = setContains(set, key)
    guard present < 0, let stand = frozenKey(key) else { return present }
    defer { stand.decref() }
    return setContains(set, stand)
  }

  fileprivate func setDiscardOrFrozen(_ set: Ref, _ key: Ref) -> Int32 {
    let removed = setDiscard(set, key)
    guard removed < 0, let stand = frozenKey(key) else { return removed }
    defer { stand.decref() }
    return setDiscard(set, stand)
  }

  fileprivate func setPop(_ set: Ref) -> Ref? {
    if set.setCount == 0 { return raise(exceptions.pointee.keyError, "pop from an empty set") }
    let mask = set.setMask
    var index = set.load(SetLayout.finger, as: Int.self) & mask
    let table = set.setTable
    while table[index].item == nil { index = index == mask ? 0 : index + 1 }
    let key = table[index].key
    table[index] = SetEntry(key: setDummy, hash: -1)
    set.setCount &-= 1
    set.store(SetLayout.finger, index + 1)
    return key
  }

  fileprivate func newSetIterator(_ set: Ref) -> Ref? {
    guard let iterator = newGCObject(types.pointee.setIterator, SetIteratorLayout.size) else {
      return outOfMemory()
    }
    iterator.store(SetIteratorLayout.set, set.owned())
    iterator.store(SetIteratorLayout.used, set.setCount)
    iterator.store(SetIteratorLayout.position, 0)
    iterator.store(SetIteratorLayout.remaining, set.setCount)
    track(iterator)
    return iterator
  }

  fileprivate func frozensetNew(_ type: TypeRef, _ arguments: Arguments, _ count: Int, _ keywords: Ref?)
    -> Ref?
  {
    let exact = type == types.pointee.frozenset
    if exact || type.slots.pointee.initialize.map({ address($0) }) == objectInitAddress {
      if !refuseAnyKeywords("frozenset", keywords) { return nil }
    }
    if count > 1 { return raiseCount("frozenset", count, 0, 1) }
    guard exact else {
      return count == 0 ? newSet(type) : newSet(type, from: arguments[0].unsafelyUnwrapped)
    }
    let shares = profile.emptyFrozensetIsShared
    if count == 1 {
      let source = arguments[0].unsafelyUnwrapped
      if source.kind == Kind.frozenset { return source.owned() }
      guard let result = newSet(type, from: source) else { return nil }
      if !shares || result.setCount > 0 { return result }
      result.decref()
    } else if !shares {
      return newSet(type)
    }
    if state.pointee.emptyFrozenset == nil { state.pointee.emptyFrozenset = newSet(type) }
    return state.pointee.emptyFrozenset?.owned()
  }

  /// Applies a method that takes any number of iterables.
  fileprivate func forEachArgument(
    _ arguments: Arguments, _ count: Int, _ body: (Ref) -> Bool
  ) -> Bool {
    for index in 0..<count where !body(arguments[index].unsafelyUnwrapped) { return false }
    return true
  }

  /// `set.intersection(*others)`.
  fileprivate func setIntersectionOfAll(_ set: Ref, _ arguments: Arguments, _ count: Int) -> Ref? {
    if count == 0 { return setCopy(set) }
    var result = set.owned()
    for index in 0..<count {
      let narrower = setIntersection(result, arguments[index].unsafelyUnwrapped)
      result.decref()
      guard let narrower else { return nil }
      result = narrower
    }
    return result
  }

  func bootstrapSets() {
    let set = newType(
      "set", basicSize: SetLayout.size, flags: [.hasGC, .allowsSubclasses, .setSubclass], kind: Kind.set)
    types.pointee.set = set
    let frozen = newType(
      "frozenset", basicSize: SetLayout.size, flags: [.hasGC, .allowsSubclasses, .setSubclass],
      kind: Kind.frozenset)
    types.pointee.frozenset = frozen
    set.slots.pointee.new = { vm, type, _, _, _ in vm.newSet(type.asType) }
    set.slots.pointee.initialize = { vm, set, arguments, count, keywords in
      if !vm.refuseAnyKeywords("set", keywords, making: set.type, like: vm.types.pointee.set) { return false }
      if count > 1 {
        _ = vm.raiseCount("set", count, 0, 1)
        return false
      }
      vm.setClear(set)
      return count == 0 || vm.setUpdate(set, arguments[0].unsafelyUnwrapped)
    }
    frozen.slots.pointee.new = { vm, type, arguments, count, keywords in
      vm.frozensetNew(type.asType, arguments, count, keywords)
    }
    frozen.slots.pointee.hash = frozensetHash
    for type in [set, frozen] {
      type.pointee.dealloc = setDealloc
      type.pointee.traverse = setTraverse
      type.pointee.weakListOffset = Int32(SetLayout.weakrefs)
      let slots = type.slots
      slots.pointee.repr = { vm, set in vm.setRepr(set) }
      slots.pointee.compare = { vm, a, b, op in vm.setCompare(a, b, op) }
      slots.pointee.iter = { vm, set in vm.newSetIterator(set) }
      slots.pointee.length = { _, set in set.setCount }
      slots.pointee.contains = { vm, set, key in vm.setContainsOrFrozen(set, key) }
      slots.pointee.or = { vm, a, b in
        a.isAnySet && b.isAnySet ? vm.setUnion(a, b) : vm.newNotImplemented()
      }
      slots.pointee.and = { vm, a, b in
        a.isAnySet && b.isAnySet ? vm.setIntersection(a, b) : vm.newNotImplemented()
      }
      slots.pointee.subtract = { vm, a, b in
        a.isAnySet && b.isAnySet ? vm.setDifference(a, b) : vm.newNotImplemented()
      }
      slots.pointee.xor = { vm, a, b in
        a.isAnySet && b.isAnySet ? vm.setSymmetricDifference(a, b) : vm.newNotImplemented()
      }
      addMethods(type, sharedSetMethods)
    }
    set.pointee.clear = { vm, set in vm.setClear(set) }
    let slots = set.slots
    slots.pointee.inPlaceOr = { vm, set, other in
      if !other.isAnySet { return vm.newNotImplemented() }
      return vm.setUpdate(set, other) ? set.owned() : nil
    }
    slots.pointee.inPlaceAnd = { vm, set, other in
      if !other.isAnySet { return vm.newNotImplemented() }
      return vm.setIntersectionUpdate(set, other) ? set.owned() : nil
    }
    slots.pointee.inPlaceSubtract = { vm, set, other in
      if !other.isAnySet { return vm.newNotImplemented() }
      return vm.setDifferenceUpdate(set, other) ? set.owned() : nil
    }
    slots.pointee.inPlaceXor = { vm, set, other in
      if !other.isAnySet { return vm.newNotImplemented() }
      return vm.setSymmetricUpdate(set, other) ? set.owned() : nil
    }
    addMethods(set, mutatingSetMethods)
    addMethods(
      set, [MethodDefinition("copy", .none({ vm, set in vm.setCopy(set) }))])
    addMethods(
      frozen,
      [
        MethodDefinition(
          "copy", .none({ vm, set in set.kind == Kind.frozenset ? set.owned() : vm.setCopy(set) }))
      ])
    readyType(set)
    readyType(frozen)
    bootstrapSetIterator()
  }

  private func bootstrapSetIterator() {
    let type = newType("set_iterator", basicSize: SetIteratorLayout.size, flags: [.hasGC])
    types.pointee.setIterator = type
    type.pointee.dealloc = { vm, iterator in
      vm.untrack(iterator)
      iterator.load(SetIteratorLayout.set, as: Ref?.self).decref()
      vm.freeGCObject(iterator, SetIteratorLayout.size)
    }
    type.pointee.traverse = { iterator, visit, context in
      if let set = iterator.load(SetIteratorLayout.set, as: Ref?.self) { visit(set, context) }
    }
    type.slots.pointee.iter = { _, iterator in iterator.owned() }
    type.slots.pointee.iterNext = { vm, iterator in
      guard let set = iterator.load(SetIteratorLayout.set, as: Ref?.self) else { return nil }
      if set.setCount != iterator.load(SetIteratorLayout.used, as: Int.self) {
        iterator.store(SetIteratorLayout.used, -1)
        return vm.raise(vm.exceptions.pointee.runtimeError, "Set changed size during iteration")
      }
      var position: Int = iterator.load(SetIteratorLayout.position)
      guard let (item, _) = vm.setNext(set, &position) else {
        iterator.store(SetIteratorLayout.set, Ref?.none)
        set.decref()
        return nil
      }
      iterator.store(SetIteratorLayout.position, position)
      iterator.store(
        SetIteratorLayout.remaining, iterator.load(SetIteratorLayout.remaining, as: Int.self) &- 1)
      return item.owned()
    }
    addMethods(
      type,
      [
        MethodDefinition(
          "__length_hint__",
          .none({ vm, iterator in
            guard let set = iterator.load(SetIteratorLayout.set, as: Ref?.self),
              set.setCount == iterator.load(SetIteratorLayout.used, as: Int.self)
            else { return vm.int(0) }
            return vm.int(iterator.load(SetIteratorLayout.remaining))
          }))
      ])
    readyType(type)
  }
}

private func answer(_ vm: VM, _ truth: Int32) -> Ref? { truth < 0 ? nil : vm.bool(truth == 1) }

/// Methods of both types.
private var sharedSetMethods: [MethodDefinition] {
  [
    MethodDefinition(
      "__contains__", .one({ vm, set, key in answer(vm, vm.setContainsOrFrozen(set, key)) })),
    MethodDefinition(
      "union",
      .positional(
        0, 255,
        { vm, set, arguments, count in
          vm.withPackedArguments(arguments, count, nil) { arguments in
            guard let result = vm.setCopy(set) else { return nil }
            if vm.forEachArgument(arguments, count, { $0 == set || vm.setUpdate(result, $0) }) {
              return result
            }
            result.decref()
            return nil
          }
        })),
    MethodDefinition(
      "intersection",
      .positional(0, 255, { vm, set, arguments, count in vm.setIntersectionOfAll(set, arguments, count) })),
    MethodDefinition(
      "difference",
      .positional(
        0, 255,
        { vm, set, arguments, count in
          if count == 0 { return vm.setCopy(set) }
          guard let result = vm.setDifference(set, arguments[0].unsafelyUnwrapped) else { return nil }
          if vm.forEachArgument(arguments + 1, count - 1, { vm.setDifferenceUpdate(result, $0) }) {
            return result
          }
          result.decref()
          return nil
        })),
    MethodDefinition(
      "symmetric_difference", .one({ vm, set, other in vm.setSymmetricDifference(set, other) })),
    MethodDefinition("issubset", .one({ vm, set, other in answer(vm, vm.setIsSubset(set, other)) })),
    MethodDefinition("issuperset", .one({ vm, set, other in answer(vm, vm.setIsSuperset(set, other)) })),
    MethodDefinition("isdisjoint", .one({ vm, set, other in answer(vm, vm.setIsDisjoint(set, other)) })),
    MethodDefinition(
      "__sizeof__",
      .none({ vm, set in
        let slots = set.setMask + 1
        return vm.int(Int(set.type.pointee.basicSize) + (slots > 8 ? slots * 16 : 0))
      })),
    MethodDefinition(
      "__reduce__",
      .none({ vm, set in
        guard let items = vm.listFromIterable(set) else { return nil }
        defer { items.decref() }
        guard let arguments = vm.tuple(items) else { return nil }
        defer { arguments.decref() }
        let attributes = vm.lookupAttr(set, vm.names.pointee.dunderDict)
        defer { attributes.decref() }
        if attributes == nil { vm.clearError() }
        return vm.tuple(set.type.object, arguments, attributes ?? vm.none)
      })),
    MethodDefinition(
      "__class_getitem__", .one({ vm, type, item in vm.newGenericAlias(type, item) }), kind: .class),
  ]
}

/// Methods of set only.
private var mutatingSetMethods: [MethodDefinition] {
  [
    MethodDefinition("add", .one({ vm, set, item in vm.setInsert(set, item) ? vm.newNone() : nil })),
    MethodDefinition(
      "remove",
      .one({ vm, set, item in
        let removed = vm.setDiscardOrFrozen(set, item)
        if removed == 0 { _ = vm.raiseKeyError(item) }
        return removed > 0 ? vm.newNone() : nil
      })),
    MethodDefinition(
      "discard", .one({ vm, set, item in vm.setDiscardOrFrozen(set, item) < 0 ? nil : vm.newNone() })),
    MethodDefinition("pop", .none({ vm, set in vm.setPop(set) })),
    MethodDefinition(
      "clear",
      .none({ vm, set in
        vm.setClear(set)
        return vm.newNone()
      })),
    MethodDefinition(
      "update",
      .positional(
        0, 255,
        { vm, set, arguments, count in
          vm.withPackedArguments(arguments, count, nil) {
            vm.forEachArgument($0, count, { vm.setUpdate(set, $0) }) ? vm.newNone() : nil
          }
        })),
    MethodDefinition(
      "intersection_update",
      .positional(
        0, 255,
        { vm, set, arguments, count in
          guard let result = vm.setIntersectionOfAll(set, arguments, count) else { return nil }
          vm.setSwapBodies(set, result)
          result.decref()
          return vm.newNone()
        })),
    MethodDefinition(
      "difference_update",
      .positional(
        0, 255,
        { vm, set, arguments, count in
          vm.forEachArgument(arguments, count, { vm.setDifferenceUpdate(set, $0) }) ? vm.newNone() : nil
        })),
    MethodDefinition(
      "symmetric_difference_update",
      .one({ vm, set, other in vm.setSymmetricUpdate(set, other) ? vm.newNone() : nil })),
  ]
}

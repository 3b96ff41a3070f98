import PyHeap

// # dict: the type, its operators and methods

extension VM {
  fileprivate func dictSubscript(_ dict: Ref, _ key: Ref) -> Ref? {
    if let value = dictGet(dict, key) { return value.owned() }
    if state.pointee.error != nil { return nil }
    if dict.kind != Kind.dict {
      if let missing = lookupSpecial(dict, names.pointee.dunderMissing) {
        defer { missing.decref() }
        return call(missing, key)
      }
      if errorOccurred { return nil }
    }
    _ = raiseKeyError(key)
    return nil
  }

  fileprivate func dictRepr(_ dict: Ref) -> Ref? {
    if dict.dictCount == 0 { return newStr(static: "{}") }
    let entered = enterRepr(dict)
    if entered != 0 { return entered > 0 ? newStr(static: "{...}") : nil }
    defer { leaveRepr(dict) }
    var parts = PartBuffer()
    parts.add(newStr(static: "{"))
    guard let colon = newStr(static: ": ") else {
      parts.add(nil)
      return parts.finish(self)
    }
    defer { colon.decref() }
    guard let comma = newStr(static: ", ") else {
      parts.add(nil)
      return parts.finish(self)
    }
    defer { comma.decref() }
    var position = 0
    var isFirst = true
    while let (key, value) = dictNext(dict, &position) {
      key.incref()
      value.incref()
      defer {
        key.decref()
        value.decref()
      }
      if !isFirst { parts.add(comma.owned()) }
      isFirst = false
      if !parts.add(repr(key)) { return parts.finish(self) }
      parts.add(colon.owned())
      if !parts.add(repr(value)) { return parts.finish(self) }
    }
    parts.add(newStr(static: "}"))
    return parts.finish(self)
  }

  /// 1 if both dicts have equal entries, 0 if not, -1 with an exception.
  func dictEquals(_ a: Ref, _ b: Ref) -> Int32 {
    if a.dictCount != b.dictCount { return 0 }
    chargeWork(a.dictCount &* 8)
    var position = 0
    while let (key, value) = dictNext(a, &position) {
      key.incref()
      value.incref()
      defer {
        key.decref()
        value.decref()
      }
      guard let other = dictGet(b, key) else { return errorOccurred ? -1 : 0 }
      other.incref()
      let same = equals(value, other)
      other.decref()
      if same <= 0 { return same }
    }
    return 1
  }

  /// Positional and keyword arguments of `dict()` and `update()`.
  fileprivate func dictUpdateFromCall(
    _ dict: Ref, _ name: StaticString, _ arguments: Arguments, _ count: Int, _ keywords: Ref?
  ) -> Bool {
    if count > 1 {
      _ = raiseCount("\(name)", count, 0, 1)
      return false
    }
    if count == 1 && !dictUpdate(dict, arguments[0].unsafelyUnwrapped) { return false }
    guard let keywords else { return true }
    for index in 0..<keywords.tupleCount {
      let value = arguments[count + index].unsafelyUnwrapped
      if !dictSet(dict, keywords.tupleItem(index), value) { return false }
    }
    return true
  }

  fileprivate func dictNew(_ type: TypeRef) -> Ref? {
    // Fresh memory also for an exact dict: only displays take from the free list.
    guard let dict = newContainerInstance(type) else { return nil }
    dict.dictKeys = state.pointee.emptyDictKeys.unsafelyUnwrapped
    if type != types.pointee.dict { track(dict) }
    if profile.dictConstructorStartsWithTable {
      guard let keys = newDictKeys(log2: 3, strOnly: true) else {
        dict.decref()
        return nil
      }
      dict.dictKeys = keys
    }
    return dict
  }

  /// `dict.setdefault`: borrowed; nil with an exception.
  func dictSetDefault(_ dict: Ref, _ key: Ref, _ fallback: Ref) -> Ref? {
    let hash = keyHash(key)
    if hash == -1 { return nil }
    let found = dictFind(dict, key, hash)
    if found == -2 { return nil }
    if found >= 0, let value = dict.dictValueSlot(found).pointee { return value }
    return dictSet(dict, key, hash: hash, fallback) ? fallback : nil
  }

  fileprivate func dictPopItem(_ dict: Ref) -> Ref? {
    if dict.dictCount == 0 {
      return raise(exceptions.pointee.keyError, "popitem(): dictionary is empty")
    }
    guard let pair = newTuple(2) else { return nil }
    if !dictMakeCombined(dict) {
      pair.decref()
      return nil
    }
    let keys = dict.dictKeys
    var index = keys.pointee.count &- 1
    while keys.entry(index)[1] == nil { index &-= 1 }
    guard let (key, value) = dictTake(dict, index, keys.hash(index)) else {
      pair.decref()
      return nil
    }
    keys.pointee.count = index
    pair.tupleItems[0] = key
    pair.tupleItems[1] = value
    track(pair)
    return pair
  }

  fileprivate func dictFromKeys(_ type: Ref, _ iterable: Ref, _ value: Ref) -> Ref? {
    guard let dict = call(type) else { return nil }
    func fail() -> Ref? {
      dict.decref()
      return nil
    }
    let exact = dict.kind == Kind.dict
    if exact && dict.dictCount == 0 {
      if iterable.kind == Kind.dict || iterable.kind == Kind.set || iterable.kind == Kind.frozenset {
        let isDict = iterable.kind == Kind.dict
        let count = isDict ? iterable.dictCount : iterable.setCount
        let strOnly = isDict && iterable.dictKeys.hasOnlyStr
        if !dictReserve(dict, count, strOnly: strOnly) { return fail() }
      }
    }
    guard let iterator = iterate(iterable) else { return fail() }
    defer { iterator.decref() }
    while let key = next(iterator) {
      let stored = exact ? dictSet(dict, key, value) : setItem(dict, key, value)
      key.decref()
      if !stored { return fail() }
    }
    return errorOccurred ? fail() : dict
  }

  func bootstrapDict() {
    let type = newType(
      "dict", basicSize: DictLayout.size, flags: [.hasGC, .allowsSubclasses, .dictSubclass, .mapping],
      kind: Kind.dict)
    types.pointee.dict = type
    type.pointee.dealloc = dictDealloc
    type.pointee.traverse = dictTraverse
    type.pointee.clear = dictClearSlot
    let slots = type.slots
    slots.pointee.new = { vm, type, _, _, _ in vm.dictNew(type.asType) }
    slots.pointee.initialize = { vm, dict, arguments, count, keywords in
      vm.dictUpdateFromCall(dict, "dict", arguments, count, keywords)
    }
    slots.pointee.repr = { vm, dict in vm.dictRepr(dict) }
    slots.pointee.compare = { vm, a, b, op in
      guard a.typeHas(.dictSubclass), b.typeHas(.dictSubclass), op == Comparison.eq || op == Comparison.ne
      else {
        return vm.newNotImplemented()
      }
      let same = vm.dictEquals(a, b)
      return same < 0 ? nil : vm.bool((same == 1) == (op == Comparison.eq))
    }
    slots.pointee.iter = { vm, dict in vm.newDictIterator(vm.types.pointee.dictKeyIterator, dict) }
    slots.pointee.length = { _, dict in dict.dictCount }
    slots.pointee.getItem = { vm, dict, key in vm.dictSubscript(dict, key) }
    slots.pointee.setItem = { vm, dict, key, value in
      guard let value else { return vm.dictDelete(dict, key) }
      return vm.dictSet(dict, key, value)
    }
    slots.pointee.contains = { vm, dict, key in vm.dictContains(dict, key) }
    slots.pointee.or = { vm, a, b in
      guard a.typeHas(.dictSubclass) && b.typeHas(.dictSubclass) else { return vm.newNotImplemented() }
      guard let result = vm.dictCopy(a) else { return nil }
      if vm.dictUpdate(result, b) { return result }
      result.decref()
      return nil
    }
    slots.pointee.inPlaceOr = { vm, dict, other in vm.dictUpdate(dict, other) ? dict.owned() : nil }
    addMethods(type, dictMethods)
    readyType(type)
  }
}

private var dictMethods: [MethodDefinition] {
  [
    MethodDefinition(
      "get",
      .positional(
        1, 2,
        { vm, dict, arguments, count in
          if let value = vm.dictGet(dict, arguments[0].unsafelyUnwrapped) { return value.owned() }
          if vm.state.pointee.error != nil { return nil }
          return (count == 2 ? arguments[1].unsafelyUnwrapped : vm.none).owned()
        })),
    MethodDefinition(
      "setdefault",
      .positional(
        1, 2,
        { vm, dict, arguments, count in
          let fallback = count == 2 ? arguments[1].unsafelyUnwrapped : vm.none
          return vm.dictSetDefault(dict, arguments[0].unsafelyUnwrapped, fallback)?.owned()
        })),
    MethodDefinition(
      "pop",
      .positional(
        1, 2,
        { vm, dict, arguments, count in
          let key = arguments[0].unsafelyUnwrapped
          // An empty dict does not even hash the key.
          if dict.dictCount == 0 {
            if count == 2 { return arguments[1]?.owned() }
            _ = vm.raiseKeyError(key)
            return nil
          }
          if let value = vm.dictPop(dict, key) { return value }
          if vm.state.pointee.error != nil { return nil }
          if count == 2 { return arguments[1]?.owned() }
          _ = vm.raiseKeyError(key)
          return nil
        })),
    MethodDefinition("popitem", .none({ vm, dict in vm.dictPopItem(dict) })),
    MethodDefinition("keys", .none({ vm, dict in vm.newDictView(vm.types.pointee.dictKeys, dict) })),
    MethodDefinition("items", .none({ vm, dict in vm.newDictView(vm.types.pointee.dictItems, dict) })),
    MethodDefinition("values", .none({ vm, dict in vm.newDictView(vm.types.pointee.dictValues, dict) })),
    MethodDefinition(
      "update",
      .keywords({ vm, dict, arguments, count, keywords in
        vm.withPackedArguments(arguments, count, keywords) {
          vm.dictUpdateFromCall(dict, "update", $0, count, keywords) ? vm.newNone() : nil
        }
      })),
    MethodDefinition(
      "fromkeys",
      .positional(
        1, 2,
        { vm, type, arguments, count in
          vm.dictFromKeys(
            type, arguments[0].unsafelyUnwrapped, count == 2 ? arguments[1].unsafelyUnwrapped : vm.none)
        }), kind: .class),
    MethodDefinition(
      "clear",
      .none({ vm, dict in
        vm.dictClear(dict)
        return vm.newNone()
      })),
    MethodDefinition("copy", .none({ vm, dict in vm.dictCopy(dict) })),
    MethodDefinition("__getitem__", .one({ vm, dict, key in vm.dictSubscript(dict, key) })),
    MethodDefinition(
      "__contains__",
      .one({ vm, dict, key in
        let present = vm.dictContains(dict, key)
        return present < 0 ? nil : vm.bool(present == 1)
      })),
    MethodDefinition("__sizeof__", .none({ vm, dict in vm.int(vm.dictSizeof(dict)) })),
    MethodDefinition(
      "__reversed__", .none({ vm, dict in vm.newDictIterator(vm.types.pointee.dictReverseKeyIterator, dict) })
    ),
    MethodDefinition(
      "__class_getitem__", .one({ vm, type, item in vm.newGenericAlias(type, item) }), kind: .class),
  ]
}

import PyHeap

// # tuple: the type, its operators and methods

extension VM {
  /// The item at a Python index (negative from the end), new reference; IndexError.
  func tupleGet(_ tuple: Ref, _ index: Int) -> Ref? {
    let count = tuple.tupleCount
    let at = index < 0 ? index &+ count : index
    guard UInt(bitPattern: at) < UInt(bitPattern: count) else {
      return raise(exceptions.pointee.indexError, "tuple index out of range")
    }
    return tuple.tupleItem(at).owned()
  }

  fileprivate func tupleSlice(_ tuple: Ref, _ slice: Ref) -> Ref? {
    let count = tuple.tupleCount
    guard let bounds = sliceBounds(slice, count) else { return nil }
    if bounds.count <= 0 { return state.pointee.emptyTuple.owned() }
    if bounds.step == 1 && bounds.count == count && tuple.kind == Kind.tuple { return tuple.owned() }
    if bounds.step == 1 { return newTuple(copying: tuple.tupleItems + bounds.start, bounds.count) }
    guard let result = newTuple(bounds.count) else { return nil }
    let items = tuple.tupleItems
    let slots = result.tupleItems
    var from = bounds.start
    for index in 0..<bounds.count {
      slots[index] = items[from]?.owned()
      from &+= bounds.step
    }
    trackTuple(result)
    return result
  }

  fileprivate func tupleConcat(_ a: Ref, _ b: Ref) -> Ref? {
    guard b.typeHas(.tupleSubclass) else {
      return raise(
        exceptions.pointee.typeError, "can only concatenate tuple (not \"\(typeName(b.type))\") to tuple")
    }
    let left = a.tupleCount
    let right = b.tupleCount
    if left == 0 && b.kind == Kind.tuple { return b.owned() }
    if right == 0 && a.kind == Kind.tuple { return a.owned() }
    if left + right == 0 { return state.pointee.emptyTuple.owned() }
    guard let result = newTuple(left + right) else { return nil }
    let slots = result.tupleItems
    for index in 0..<left { slots[index] = a.tupleItem(index).owned() }
    for index in 0..<right { slots[left + index] = b.tupleItem(index).owned() }
    trackTuple(result)
    return result
  }

  fileprivate func tupleRepeat(_ tuple: Ref, _ times: Int) -> Ref? {
    let count = tuple.tupleCount
    if (count == 0 || times == 1) && tuple.kind == Kind.tuple { return tuple.owned() }
    if count == 0 || times <= 0 { return state.pointee.emptyTuple.owned() }
    let (total, overflow) = count.multipliedReportingOverflow(by: times)
    if overflow || total >= Int.max / 16 { return outOfMemory() }
    guard let result = newTuple(total) else { return nil }
    let slots = result.tupleItems
    var index = 0
    while index < total {
      var item = 0
      while item < count {
        slots[index] = tuple.tupleItem(item).owned()
        index &+= 1
        item &+= 1
      }
    }
    trackTuple(result)
    return result
  }

  /// `repr` of a sequence's items between brackets.
  func reprItems(
    _ owner: Ref, open: StaticString, close: StaticString, recursive: StaticString,
    _ item: (Int) -> Ref?
  ) -> Ref? {
    let entered = enterRepr(owner)
    if entered != 0 { return entered > 0 ? newStr(static: recursive) : nil }
    defer { leaveRepr(owner) }
    var parts = PartBuffer()
    parts.add(newStr(static: open))
    guard let comma = newStr(static: ", ") else {
      parts.add(nil)
      return parts.finish(self)
    }
    defer { comma.decref() }
    var index = 0
    // The container may change while its items are shown.
    while let value = item(index) {
      if index > 0 { parts.add(comma.owned()) }
      value.incref()
      let text = repr(value)
      value.decref()
      if !parts.add(text) { return parts.finish(self) }
      index += 1
    }
    parts.add(newStr(static: close))
    return parts.finish(self)
  }

  /// The result of comparing two sequences whose first differing items are `a` and `b`.
  func compareDiffering(_ a: Ref, _ b: Ref, _ op: Int32) -> Ref? {
    if op == Comparison.eq { return bool(false) }
    if op == Comparison.ne { return bool(true) }
    a.incref()
    b.incref()
    defer {
      a.decref()
      b.decref()
    }
    return compare(a, b, op)
  }

  /// The result of comparing two lengths.
  func compareLengths(_ a: Int, _ b: Int, _ op: Int32) -> Ref? {
    switch op {
    case Comparison.lt: return bool(a < b)
    case Comparison.le: return bool(a <= b)
    case Comparison.eq: return bool(a == b)
    case Comparison.ne: return bool(a != b)
    case Comparison.gt: return bool(a > b)
    default: return bool(a >= b)
    }
  }

  fileprivate func tupleCompare(_ a: Ref, _ b: Ref, _ op: Int32) -> Ref? {
    guard a.typeHas(.tupleSubclass) && b.typeHas(.tupleSubclass) else { return newNotImplemented() }
    let left = a.tupleCount
    let right = b.tupleCount
    let common = min(left, right)
    var index = 0
    defer { chargeWork(index) }
    while index < common {
      let same = equals(a.tupleItem(index), b.tupleItem(index))
      if same < 0 { return nil }
      if same == 0 { return compareDiffering(a.tupleItem(index), b.tupleItem(index), op) }
      index &+= 1
    }
    return compareLengths(left, right, op)
  }

  /// Start and stop arguments of `index`: any `__index__`, clipped, negative from the end.
  func searchBound(_ argument: Ref, _ count: Int) -> Int? {
    if argument.kind != Kind.int && argument.slots.pointee.index == nil {
      _ = raise(exceptions.pointee.typeError, "slice indices must be integers or have an __index__ method")
      return nil
    }
    guard let value = indexValue(argument, overflow: nil) else { return nil }
    return value < 0 ? max(0, value &+ count) : value
  }

  fileprivate func tupleNew(_ type: TypeRef, _ arguments: Arguments, _ count: Int, _ keywords: Ref?) -> Ref? {
    if type == types.pointee.tuple || type.slots.pointee.initialize.map({ address($0) }) == objectInitAddress
    {
      if !refuseAnyKeywords("tuple", keywords) { return nil }
    }
    if count > 1 { return raiseCount("tuple", count, 0, 1) }
    if type == types.pointee.tuple {
      return count == 0 ? state.pointee.emptyTuple.owned() : tupleFromIterable(arguments[0].unsafelyUnwrapped)
    }
    guard
      let source = count == 0
        ? state.pointee.emptyTuple.owned() : tupleFromIterable(arguments[0].unsafelyUnwrapped)
    else { return nil }
    defer { source.decref() }
    let length = source.tupleCount
    guard let result = newContainerInstance(type, items: length) else { return nil }
    result.store(TupleLayout.length, length)
    for index in 0..<length { result.tupleItems[index] = source.tupleItem(index).owned() }
    trackTuple(result)
    return result
  }

  /// The address of `object.__init__`, to tell classes without an `__init__` of their own.
  var objectInitAddress: UnsafeRawPointer? {
    types.pointee.object.slots.pointee.initialize.map { address($0) }
  }

  func bootstrapTuple() {
    let type = newType(
      "tuple", basicSize: 24, itemSize: 8, flags: [.hasGC, .allowsSubclasses, .tupleSubclass, .sequence],
      kind: Kind.tuple)
    types.pointee.tuple = type
    makeEmptyTuple()
    type.pointee.dealloc = tupleDealloc
    type.pointee.traverse = tupleTraverse
    let slots = type.slots
    slots.pointee.new = { vm, type, arguments, count, keywords in
      vm.tupleNew(type.asType, arguments, count, keywords)
    }
    slots.pointee.repr = { vm, tuple in
      if tuple.tupleCount == 0 { return vm.newStr(static: "()") }
      let close: StaticString = tuple.tupleCount == 1 ? ",)" : ")"
      return vm.reprItems(tuple, open: "(", close: close, recursive: "(...)") { index in
        index < tuple.tupleCount ? tuple.tupleItem(index) : nil
      }
    }
    slots.pointee.hash = tupleHash
    slots.pointee.compare = { vm, a, b, op in vm.tupleCompare(a, b, op) }
    slots.pointee.iter = { vm, tuple in vm.newSequenceIterator(vm.types.pointee.tupleIterator, tuple) }
    slots.pointee.length = { _, tuple in tuple.tupleCount }
    slots.pointee.getItem = { vm, tuple, key in
      if key.kind == Kind.slice { return vm.tupleSlice(tuple, key) }
      guard key.kind == Kind.int || key.slots.pointee.index != nil else {
        return vm.raise(
          vm.exceptions.pointee.typeError,
          "tuple indices must be integers or slices, not \(vm.typeName(key.type))")
      }
      guard let index = vm.indexValue(key) else { return nil }
      return vm.tupleGet(tuple, index)
    }
    slots.pointee.contains = { vm, tuple, item in
      vm.chargeWork(tuple.tupleCount)
      for index in 0..<tuple.tupleCount {
        let same = vm.equals(tuple.tupleItem(index), item)
        if same != 0 { return same }
      }
      return 0
    }
    slots.pointee.concat = { vm, a, b in vm.tupleConcat(a, b) }
    slots.pointee.repeat = { vm, tuple, times in vm.tupleRepeat(tuple, times) }
    addMethods(
      type,
      [
        MethodDefinition(
          "index",
          .positional(
            1, 3,
            { vm, tuple, arguments, count in
              let length = tuple.tupleCount
              var start = 0
              var stop = length
              if count > 1 {
                guard let bound = vm.searchBound(arguments[1].unsafelyUnwrapped, length) else { return nil }
                start = bound
              }
              if count > 2 {
                guard let bound = vm.searchBound(arguments[2].unsafelyUnwrapped, length) else { return nil }
                stop = min(bound, length)
              }
              vm.chargeWork(max(0, stop &- start))
              while start < stop {
                let same = vm.equals(tuple.tupleItem(start), arguments[0].unsafelyUnwrapped)
                if same < 0 { return nil }
                if same > 0 { return vm.int(start) }
                start += 1
              }
              return vm.raise(vm.exceptions.pointee.valueError, "tuple.index(x): x not in tuple")
            })),
        MethodDefinition(
          "count",
          .one({ vm, tuple, item in
            var found = 0
            vm.chargeWork(tuple.tupleCount)
            for index in 0..<tuple.tupleCount {
              let same = vm.equals(tuple.tupleItem(index), item)
              if same < 0 { return nil }
              found += Int(same)
            }
            return vm.int(found)
          })),
        MethodDefinition(
          "__getnewargs__",
          .none({ vm, tuple in
            guard let copy = vm.newTuple(copying: tuple.tupleItems, tuple.tupleCount) else { return nil }
            defer { copy.decref() }
            return vm.tuple(copy)
          })),
        MethodDefinition(
          "__class_getitem__", .one({ vm, type, item in vm.newGenericAlias(type, item) }), kind: .class),
      ])
    readyType(type)
  }
}

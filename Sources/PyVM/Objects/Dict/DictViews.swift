import PyHeap

// # dict_keys, dict_values, dict_items
//
// 24 bytes: the dict. Keys and items are set-like: they compare with sets and take `& | - ^` with any iterable.

enum DictViewLayout {
  static let dict = 16
  static let size = 24
}

extension Ref {
  fileprivate var viewedDict: Ref { load(DictViewLayout.dict) }
}

extension VM {
  func newDictView(_ type: TypeRef, _ dict: Ref) -> Ref? {
    guard let view = newGCObject(type, DictViewLayout.size) else { return outOfMemory() }
    view.store(DictViewLayout.dict, dict.owned())
    track(view)
    return view
  }

  @inline(__always)
  fileprivate func isSetLikeView(_ o: Ref) -> Bool {
    o.type == types.pointee.dictKeys || o.type == types.pointee.dictItems
  }

  /// `item in view` for dict_items: a pair whose key is there with an equal value.
  fileprivate func itemsContain(_ view: Ref, _ item: Ref) -> Int32 {
    guard item.typeHas(.tupleSubclass), item.tupleCount == 2 else { return 0 }
    guard let value = dictGet(view.viewedDict, item.tupleItem(0)) else { return errorOccurred ? -1 : 0 }
    value.incref()
    defer { value.decref() }
    return equals(value, item.tupleItem(1))
  }

  /// Are all items of `a` in `b`? 1, 0, -1.
  private func allContained(_ a: Ref, in b: Ref) -> Int32 {
    guard let iterator = iterate(a) else { return -1 }
    defer { iterator.decref() }
    while let item = next(iterator) {
      let present = contains(b, item)
      item.decref()
      if present <= 0 { return present }
    }
    return errorOccurred ? -1 : 1
  }

  fileprivate func viewCompare(_ a: Ref, _ b: Ref, _ op: Int32) -> Ref? {
    guard b.typeHas(.setSubclass) || isSetLikeView(b) else { return newNotImplemented() }
    let left = length(a)
    if left < 0 { return nil }
    let right = length(b)
    if right < 0 { return nil }
    let result: Int32
    switch op {
    case Comparison.eq, Comparison.ne:
      let same = left == right ? allContained(a, in: b) : 0
      if same < 0 { return nil }
      result = op == Comparison.eq ? same : 1 - same
    case Comparison.lt: result = left < right ? allContained(a, in: b) : 0
    case Comparison.le: result = left <= right ? allContained(a, in: b) : 0
    case Comparison.gt: result = left > right ? allContained(b, in: a) : 0
    default: result = left >= right ? allContained(b, in: a) : 0
    }
    return result < 0 ? nil : bool(result == 1)
  }

  /// A set of the view's items (either operand may be the view).
  private func setFrom(_ iterable: Ref) -> Ref? {
    guard let set = newSet() else { return nil }
    if setUpdate(set, iterable) { return set }
    set.decref()
    return nil
  }

  fileprivate func viewUpdated(_ a: Ref, _ b: Ref, _ update: (Ref, Ref) -> Bool) -> Ref? {
    guard let set = setFrom(a) else { return nil }
    if update(set, b) { return set }
    set.decref()
    return nil
  }

  fileprivate func viewAnd(_ a: Ref, _ b: Ref) -> Ref? {
    var view = a
    var other = b
    if !isSetLikeView(view) { swap(&view, &other) }
    if other.type == types.pointee.set { return setIntersection(other, view) }
    if isSetLikeView(other) && other.viewedDict.dictCount > view.viewedDict.dictCount { swap(&view, &other) }
    guard let iterator = iterate(other) else { return nil }
    defer { iterator.decref() }
    guard let set = newSet() else { return nil }
    while let item = next(iterator) {
      let present = contains(view, item)
      let added = present > 0 ? setInsert(set, item) : present == 0
      item.decref()
      if !added {
        set.decref()
        return nil
      }
    }
    if !errorOccurred { return set }
    set.decref()
    return nil
  }

  private func newViewType(_ name: StaticString) -> TypeRef {
    let type = newType(name, basicSize: DictViewLayout.size, flags: [.hasGC])
    type.pointee.dealloc = { vm, view in
      vm.untrack(view)
      view.viewedDict.decref()
      vm.freeGCObject(view, DictViewLayout.size)
    }
    type.pointee.traverse = { view, visit, context in visit(view.viewedDict, context) }
    type.slots.pointee.length = { _, view in view.viewedDict.dictCount }
    type.slots.pointee.repr = { vm, view in
      let entered = vm.enterRepr(view)
      if entered != 0 { return entered > 0 ? vm.newStr(static: "...") : nil }
      defer { vm.leaveRepr(view) }
      guard let list = vm.listFromIterable(view) else { return nil }
      defer { list.decref() }
      var parts = PartBuffer()
      parts.add(vm.newStr(vm.typeName(view.type)))
      parts.add(vm.newStr(static: "("))
      parts.add(vm.repr(list))
      parts.add(vm.newStr(static: ")"))
      return parts.finish(vm)
    }
    addAttributes(
      type, [AttributeDefinition("mapping", get: { vm, view in vm.newMappingProxy(view.viewedDict) })])
    return type
  }

  private func makeSetLike(_ type: TypeRef) {
    let slots = type.slots
    slots.pointee.compare = { vm, a, b, op in vm.viewCompare(a, b, op) }
    slots.pointee.and = { vm, a, b in vm.viewAnd(a, b) }
    slots.pointee.or = { vm, a, b in vm.viewUpdated(a, b) { vm.setUpdate($0, $1) } }
    slots.pointee.subtract = { vm, a, b in vm.viewUpdated(a, b) { vm.setDifferenceUpdate($0, $1) } }
    slots.pointee.xor = { vm, a, b in vm.viewUpdated(a, b) { vm.setSymmetricUpdate($0, $1) } }
    addMethods(
      type,
      [
        MethodDefinition(
          "isdisjoint",
          .one({ vm, view, other in
            if view == other { return vm.bool(view.viewedDict.dictCount == 0) }
            var small = other
            var large = view
            if other.typeHas(.setSubclass) || vm.isSetLikeView(other) {
              let count = vm.length(other)
              if count < 0 { return nil }
              if count > view.viewedDict.dictCount { swap(&small, &large) }
            }
            guard let iterator = vm.iterate(small) else { return nil }
            defer { iterator.decref() }
            while let item = vm.next(iterator) {
              let present = vm.contains(large, item)
              item.decref()
              if present != 0 { return present < 0 ? nil : vm.bool(false) }
            }
            return vm.errorOccurred ? nil : vm.bool(true)
          }))
      ])
  }

  func bootstrapDictViews() {
    let keys = newViewType("dict_keys")
    types.pointee.dictKeys = keys
    keys.slots.pointee.iter = { vm, view in
      vm.newDictIterator(vm.types.pointee.dictKeyIterator, view.viewedDict)
    }
    keys.slots.pointee.contains = { vm, view, key in vm.dictContains(view.viewedDict, key) }
    makeSetLike(keys)
    addMethods(
      keys,
      [
        MethodDefinition(
          "__reversed__",
          .none({ vm, view in vm.newDictIterator(vm.types.pointee.dictReverseKeyIterator, view.viewedDict) }))
      ])
    readyType(keys)

    let items = newViewType("dict_items")
    types.pointee.dictItems = items
    items.slots.pointee.iter = { vm, view in
      vm.newDictIterator(vm.types.pointee.dictItemIterator, view.viewedDict)
    }
    items.slots.pointee.contains = { vm, view, item in vm.itemsContain(view, item) }
    makeSetLike(items)
    addMethods(
      items,
      [
        MethodDefinition(
          "__reversed__",
          .none({ vm, view in vm.newDictIterator(vm.types.pointee.dictReverseItemIterator, view.viewedDict) })
        )
      ])
    readyType(items)

    let values = newViewType("dict_values")
    types.pointee.dictValues = values
    values.slots.pointee.iter = { vm, view in
      vm.newDictIterator(vm.types.pointee.dictValueIterator, view.viewedDict)
    }
    addMethods(
      values,
      [
        MethodDefinition(
          "__reversed__",
          .none({ vm, view in vm.newDictIterator(vm.types.pointee.dictReverseValueIterator, view.viewedDict) }
          ))
      ])
    readyType(values)
  }
}

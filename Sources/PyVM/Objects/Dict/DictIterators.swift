import PyHeap

// # Iterators over dicts
//
// 56 bytes: the dict (let go at the end), how many entries it had, the position, how many are still expected, and for
// items one pair that is used again as long as nobody else keeps it.

enum DictIteratorLayout {
  static let dict = 16
  static let used = 24
  static let position = 32
  static let remaining = 40
  static let pair = 48
  static let size = 56
}

/// What an iterator over a dict yields.
private enum Part { case key, value, item }

extension VM {
  /// An iterator of one of the six types over a dict.
  func newDictIterator(_ type: TypeRef, _ dict: Ref) -> Ref? {
    let isItems = type == types.pointee.dictItemIterator || type == types.pointee.dictReverseItemIterator
    let backwards =
      type == types.pointee.dictReverseKeyIterator || type == types.pointee.dictReverseValueIterator
      || type == types.pointee.dictReverseItemIterator
    var pair: Ref?
    if isItems {
      pair = tuple(none, none)
      if pair == nil { return nil }
    }
    guard let iterator = newGCObject(type, DictIteratorLayout.size) else {
      pair.decref()
      return outOfMemory()
    }
    iterator.store(DictIteratorLayout.dict, dict.owned())
    iterator.store(DictIteratorLayout.used, dict.dictCount)
    iterator.store(DictIteratorLayout.remaining, dict.dictCount)
    let last = dict.dictValues == nil ? dict.dictKeys.pointee.count &- 1 : dict.dictCount &- 1
    iterator.store(DictIteratorLayout.position, backwards ? last : 0)
    iterator.store(DictIteratorLayout.pair, pair)
    track(iterator)
    return iterator
  }

  private func endDictIterator(_ iterator: Ref) -> Ref? {
    if let dict = iterator.load(DictIteratorLayout.dict, as: Ref?.self) {
      iterator.store(DictIteratorLayout.dict, Ref?.none)
      dict.decref()
    }
    return nil
  }

  @inline(__always)
  fileprivate func nextOfDict(_ iterator: Ref, _ part: Part, backwards: Bool) -> Ref? {
    guard let dict = iterator.load(DictIteratorLayout.dict, as: Ref?.self) else { return nil }
    if iterator.load(DictIteratorLayout.used, as: Int.self) != dict.dictCount {
      // Stays in this state: every further call fails too.
      iterator.store(DictIteratorLayout.used, -1)
      return raise(exceptions.pointee.runtimeError, "dictionary changed size during iteration")
    }
    var position: Int = iterator.load(DictIteratorLayout.position)
    let keys = dict.dictKeys
    let key: Ref
    let value: Ref
    if let values = dict.dictValues {
      if position < 0 || position >= dict.dictCount { return endDictIterator(iterator) }
      let index = valuesHaveOrder ? Int(values.valuesOrder(position).pointee) : position
      key = keys.key(index).unsafelyUnwrapped
      value = values[index].unsafelyUnwrapped
    } else {
      let count = keys.pointee.count
      if backwards {
        if position >= count { position = count &- 1 }
        while position >= 0 && keys.entry(position)[1] == nil { position &-= 1 }
        if position < 0 { return endDictIterator(iterator) }
      } else {
        while position < count && keys.entry(position)[1] == nil { position &+= 1 }
        if position >= count { return endDictIterator(iterator) }
      }
      let entry = keys.entry(position)
      key = entry[0].unsafelyUnwrapped
      value = entry[1].unsafelyUnwrapped
    }
    let remaining: Int = iterator.load(DictIteratorLayout.remaining)
    if remaining == 0 && !backwards {
      _ = raise(exceptions.pointee.runtimeError, "dictionary keys changed during iteration")
      return endDictIterator(iterator)
    }
    iterator.store(DictIteratorLayout.position, backwards ? position &- 1 : position &+ 1)
    iterator.store(DictIteratorLayout.remaining, remaining &- 1)
    switch part {
    case .key: return key.owned()
    case .value: return value.owned()
    case .item: return fillPair(iterator.load(DictIteratorLayout.pair), key, value)
    }
  }

  /// The iterator's own pair if only the iterator holds it, else a new one.
  @inline(__always)
  private func fillPair(_ pair: Ref, _ key: Ref, _ value: Ref) -> Ref? {
    if pair.header.pointee.refcount == 1 {
      key.incref()
      value.incref()
      pair.incref()
      let items = pair.tupleItems
      let oldKey = items[0]
      let oldValue = items[1]
      items[0] = key
      items[1] = value
      oldKey.decref()
      oldValue.decref()
      // The collector may have found it atomic with its former items.
      if !pair.isTracked { track(pair) }
      return pair
    }
    return tuple(key, value)
  }

  private func newDictIteratorType(_ name: StaticString, _ next: @escaping UnaryFunction) -> TypeRef {
    let type = newType(name, basicSize: DictIteratorLayout.size, flags: [.hasGC], kind: Kind.dictIterator)
    type.pointee.dealloc = { vm, iterator in
      vm.untrack(iterator)
      iterator.load(DictIteratorLayout.dict, as: Ref?.self).decref()
      iterator.load(DictIteratorLayout.pair, as: Ref?.self).decref()
      vm.freeGCObject(iterator, DictIteratorLayout.size)
    }
    type.pointee.traverse = { iterator, visit, context in
      if let dict = iterator.load(DictIteratorLayout.dict, as: Ref?.self) { visit(dict, context) }
      if let pair = iterator.load(DictIteratorLayout.pair, as: Ref?.self) { visit(pair, context) }
    }
    type.slots.pointee.iter = { _, iterator in iterator.owned() }
    type.slots.pointee.iterNext = next
    addMethods(
      type,
      [
        MethodDefinition(
          "__length_hint__",
          .none({ vm, iterator in
            guard let dict = iterator.load(DictIteratorLayout.dict, as: Ref?.self),
              dict.dictCount == iterator.load(DictIteratorLayout.used, as: Int.self)
            else { return vm.int(0) }
            return vm.int(iterator.load(DictIteratorLayout.remaining))
          })),
        MethodDefinition(
          "__reduce__",
          .none({ vm, iterator in
            guard let iter = vm.builtinNamed("iter") else { return nil }
            defer { iter.decref() }
            // A copy of the position is used up instead of the iterator itself.
            guard let copy = vm.copyDictIterator(iterator) else { return nil }
            defer { copy.decref() }
            guard let rest = vm.listFromIterable(copy) else { return nil }
            defer { rest.decref() }
            guard let arguments = vm.tuple(rest) else { return nil }
            defer { arguments.decref() }
            return vm.tuple(iter, arguments)
          })),
      ])
    readyType(type)
    return type
  }

  fileprivate func copyDictIterator(_ iterator: Ref) -> Ref? {
    guard let dict = iterator.load(DictIteratorLayout.dict, as: Ref?.self) else {
      return iterate(state.pointee.emptyTuple)
    }
    guard let copy = newDictIterator(iterator.type, dict) else { return nil }
    copy.store(DictIteratorLayout.used, iterator.load(DictIteratorLayout.used, as: Int.self))
    copy.store(DictIteratorLayout.position, iterator.load(DictIteratorLayout.position, as: Int.self))
    copy.store(DictIteratorLayout.remaining, iterator.load(DictIteratorLayout.remaining, as: Int.self))
    return copy
  }

  func bootstrapDictIterators() {
    types.pointee.dictKeyIterator = newDictIteratorType("dict_keyiterator") {
      $0.nextOfDict($1, .key, backwards: false)
    }
    types.pointee.dictValueIterator = newDictIteratorType("dict_valueiterator") {
      $0.nextOfDict($1, .value, backwards: false)
    }
    types.pointee.dictItemIterator = newDictIteratorType("dict_itemiterator") {
      $0.nextOfDict($1, .item, backwards: false)
    }
    types.pointee.dictReverseKeyIterator = newDictIteratorType("dict_reversekeyiterator") {
      $0.nextOfDict($1, .key, backwards: true)
    }
    types.pointee.dictReverseValueIterator = newDictIteratorType("dict_reversevalueiterator") {
      $0.nextOfDict($1, .value, backwards: true)
    }
    types.pointee.dictReverseItemIterator = newDictIteratorType("dict_reverseitemiterator") {
      $0.nextOfDict($1, .item, backwards: true)
    }
  }
}

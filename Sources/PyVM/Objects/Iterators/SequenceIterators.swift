import PyHeap

// # Iterators over list and tuple, in both directions; over anything with items; over a callable
//
// All are GC objects of 32 bytes: a position and the thing iterated, which is let go when it is exhausted.

extension VM {
  /// An iterator of one of the types in this file, at position `index`. Takes a reference to the sequence.
  @inline(__always)
  func newSequenceIterator(_ type: TypeRef, _ sequence: Ref, at index: Int = 0) -> Ref? {
    guard let iterator = newGCObject(type, 32) else { return outOfMemory() }
    iterator.store(SequenceIteratorLayout.index, index)
    iterator.store(SequenceIteratorLayout.sequence, sequence.owned())
    track(iterator)
    return iterator
  }

  /// `iter(o)` for a type with `__getitem__` only.
  func newSequenceIterator(_ sequence: Ref) -> Ref? {
    newSequenceIterator(types.pointee.sequenceIterator, sequence)
  }

  /// `iter(callable, sentinel)`.
  func newCallableIterator(_ callable: Ref, _ sentinel: Ref) -> Ref? {
    guard let iterator = newGCObject(types.pointee.callableIterator, 32) else { return outOfMemory() }
    iterator.store(16, callable.owned())
    iterator.store(24, sentinel.owned())
    track(iterator)
    return iterator
  }

  /// `iter(o)` in the words of unpacking.
  func iterateForUnpack(_ o: Ref) -> Ref? {
    if let iterator = iterate(o) { return iterator }
    if errorMatches(exceptions.pointee.typeError), o.slots.pointee.iter == nil,
      o.slots.pointee.getItem == nil || o.typeHas(.dictSubclass)
    {
      clearError()
      return raise(exceptions.pointee.typeError, "cannot unpack non-iterable \(typeName(o.type)) object")
    }
    return nil
  }

  fileprivate func exhaust(_ iterator: Ref) -> Ref? {
    if let sequence = iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self) {
      iterator.store(SequenceIteratorLayout.sequence, Ref?.none)
      sequence.decref()
    }
    return nil
  }

  /// `getattr(builtins, name)`, for `__reduce__`; new reference.
  func builtinNamed(_ name: StaticString) -> Ref? {
    guard let builtins = state.pointee.builtins else { return newNone() }
    let key = intern(name)
    return (dictGetStr(builtins, key) ?? none).owned()
  }

  /// What pickling and copying an iterator ask for: (iter, (sequence,), position), or an empty iterator.
  fileprivate func reduceIterator(_ iterator: Ref, _ function: StaticString) -> Ref? {
    guard let sequence = iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self) else {
      guard let iter = builtinNamed("iter") else { return nil }
      defer { iter.decref() }
      guard let arguments = tuple(state.pointee.emptyTuple) else { return nil }
      defer { arguments.decref() }
      return tuple(iter, arguments)
    }
    guard let iter = builtinNamed(function) else { return nil }
    defer { iter.decref() }
    guard let arguments = tuple(sequence) else { return nil }
    defer { arguments.decref() }
    guard let position = int(iterator.load(SequenceIteratorLayout.index)) else { return nil }
    defer { position.decref() }
    return tuple(iter, arguments, position)
  }

  /// A plain iterator type: one owned reference at 24.
  fileprivate func newIteratorType(_ name: StaticString, kind: UInt8, next: @escaping UnaryFunction)
    -> TypeRef
  {
    let type = newType(name, basicSize: 32, flags: [.hasGC], kind: kind)
    type.pointee.dealloc = { vm, iterator in
      vm.untrack(iterator)
      iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self).decref()
      vm.freeGCObject(iterator, 32)
    }
    type.pointee.traverse = { iterator, visit, context in
      if let sequence = iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self) {
        visit(sequence, context)
      }
    }
    type.slots.pointee.iter = { _, iterator in iterator.owned() }
    type.slots.pointee.iterNext = next
    return type
  }

  func bootstrapSequenceIterators() {
    let list = newIteratorType("list_iterator", kind: Kind.listIterator) { vm, iterator in
      guard let list = iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self) else { return nil }
      let index: Int = iterator.load(SequenceIteratorLayout.index)
      if index < list.listCount {
        iterator.store(SequenceIteratorLayout.index, index &+ 1)
        return list.listItem(index).owned()
      }
      return vm.exhaust(iterator)
    }
    types.pointee.listIterator = list
    addMethods(
      list,
      [
        MethodDefinition(
          "__length_hint__",
          .none({ vm, iterator in
            guard let list = iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self) else {
              return vm.int(0)
            }
            return vm.int(max(0, list.listCount - iterator.load(SequenceIteratorLayout.index, as: Int.self)))
          })),
        MethodDefinition("__reduce__", .none({ vm, iterator in vm.reduceIterator(iterator, "iter") })),
        MethodDefinition("__setstate__", .one(setPosition)),
      ])
    readyType(list)

    let tuple = newIteratorType("tuple_iterator", kind: Kind.tupleIterator) { vm, iterator in
      guard let tuple = iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self) else { return nil }
      let index: Int = iterator.load(SequenceIteratorLayout.index)
      if index < tuple.tupleCount {
        iterator.store(SequenceIteratorLayout.index, index &+ 1)
        return tuple.tupleItem(index).owned()
      }
      return vm.exhaust(iterator)
    }
    types.pointee.tupleIterator = tuple
    addMethods(
      tuple,
      [
        MethodDefinition(
          "__length_hint__",
          .none({ vm, iterator in
            guard let tuple = iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self) else {
              return vm.int(0)
            }
            return vm.int(tuple.tupleCount - iterator.load(SequenceIteratorLayout.index, as: Int.self))
          })),
        MethodDefinition("__reduce__", .none({ vm, iterator in vm.reduceIterator(iterator, "iter") })),
        MethodDefinition("__setstate__", .one(setPosition)),
      ])
    readyType(tuple)

    let backwards = newIteratorType("list_reverseiterator", kind: Kind.other) { vm, iterator in
      guard let list = iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self) else { return nil }
      let index: Int = iterator.load(SequenceIteratorLayout.index)
      if index >= 0 && index < list.listCount {
        iterator.store(SequenceIteratorLayout.index, index &- 1)
        return list.listItem(index).owned()
      }
      iterator.store(SequenceIteratorLayout.index, -1)
      return vm.heap.pointee.profile.usedReversedKeepsList ? nil : vm.exhaust(iterator)
    }
    types.pointee.listReverseIterator = backwards
    addMethods(
      backwards,
      [
        MethodDefinition(
          "__length_hint__",
          .none({ vm, iterator in
            guard let list = iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self) else {
              return vm.int(0)
            }
            let left = iterator.load(SequenceIteratorLayout.index, as: Int.self) + 1
            return vm.int(list.listCount < left ? 0 : left)
          })),
        MethodDefinition("__reduce__", .none({ vm, iterator in vm.reduceIterator(iterator, "reversed") })),
      ])
    readyType(backwards)

    let generic = newIteratorType("iterator", kind: Kind.other) { vm, iterator in
      guard let sequence = iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self) else { return nil }
      let index: Int = iterator.load(SequenceIteratorLayout.index)
      if index == Int.max {
        return vm.raise(vm.exceptions.pointee.overflowError, "iter index too large")
      }
      guard let key = vm.int(index) else { return nil }
      let item = vm.getItem(sequence, key)
      key.decref()
      if let item {
        iterator.store(SequenceIteratorLayout.index, index &+ 1)
        return item
      }
      if vm.errorMatches(vm.exceptions.pointee.indexError)
        || vm.errorMatches(vm.exceptions.pointee.stopIteration)
      {
        vm.clearError()
        return vm.exhaust(iterator)
      }
      return nil
    }
    types.pointee.sequenceIterator = generic
    addMethods(
      generic,
      [
        MethodDefinition(
          "__length_hint__",
          .none({ vm, iterator in
            guard let sequence = iterator.load(SequenceIteratorLayout.sequence, as: Ref?.self) else {
              return vm.int(0)
            }
            if sequence.slots.pointee.length == nil { return vm.newNotImplemented() }
            let count = vm.length(sequence)
            if count < 0 { return nil }
            return vm.int(max(0, count - iterator.load(SequenceIteratorLayout.index, as: Int.self)))
          })),
        MethodDefinition("__reduce__", .none({ vm, iterator in vm.reduceIterator(iterator, "iter") })),
        MethodDefinition("__setstate__", .one(setPosition)),
      ])
    readyType(generic)
    bootstrapCallableIterator()
  }

  private func bootstrapCallableIterator() {
    let type = newType("callable_iterator", basicSize: 32, flags: [.hasGC])
    types.pointee.callableIterator = type
    type.pointee.dealloc = { vm, iterator in
      vm.untrack(iterator)
      iterator.load(16, as: Ref?.self).decref()
      iterator.load(24, as: Ref?.self).decref()
      vm.freeGCObject(iterator, 32)
    }
    type.pointee.traverse = { iterator, visit, context in
      if let callable = iterator.load(16, as: Ref?.self) { visit(callable, context) }
      if let sentinel = iterator.load(24, as: Ref?.self) { visit(sentinel, context) }
    }
    type.slots.pointee.iter = { _, iterator in iterator.owned() }
    type.slots.pointee.iterNext = { vm, iterator in
      guard let callable = iterator.load(16, as: Ref?.self) else { return nil }
      func finish() {
        let sentinel: Ref? = iterator.load(24)
        if let callable = iterator.load(16, as: Ref?.self) {
          iterator.store(16, Ref?.none)
          iterator.store(24, Ref?.none)
          callable.decref()
          sentinel.decref()
        }
      }
      callable.incref()
      let result = vm.call(callable)
      callable.decref()
      guard let result else {
        if vm.errorMatches(vm.exceptions.pointee.stopIteration) {
          vm.clearError()
          finish()
        }
        return nil
      }
      // The call may have exhausted the iterator by calling it again.
      guard let sentinel = iterator.load(24, as: Ref?.self) else {
        result.decref()
        return nil
      }
      sentinel.incref()
      let same = vm.equals(sentinel, result)
      sentinel.decref()
      if same == 0 { return result }
      result.decref()
      if same > 0 { finish() }
      return nil
    }
    readyType(type)
  }
}

/// `__setstate__` of the iterators with a position.
private let setPosition: BinaryFunction = { vm, iterator, position in
  guard let index = vm.indexValue(position, overflow: vm.exceptions.pointee.overflowError) else { return nil }
  iterator.store(SequenceIteratorLayout.index, max(0, index))
  return vm.newNone()
}

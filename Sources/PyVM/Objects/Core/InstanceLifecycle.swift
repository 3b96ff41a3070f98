import PyHeap

// Birth and death of instances of Python classes.

extension VM {
  /// A new instance of any type, payload zeroed, GC types tracked: what `tp_alloc` does. For a built-in type's `__new__`,
  /// so that subclasses get their own size, pre-header and attribute storage.
  ///
  /// - Parameter items: number of items of a variable-size type.
  func allocateInstance(_ type: TypeRef, items: Int = 0, tracked: Bool = true) -> Ref? {
    var size = Int(type.pointee.basicSize)
    if type.pointee.itemSize != 0 { size = (size + items * Int(type.pointee.itemSize) + 7) & ~7 }
    guard type.pointee.flags.contains(.hasGC) else {
      guard let ref = newObject(type, size) else { return outOfMemory() }
      zero(ref, size)
      if type.pointee.has(.heapType) { type.object.incref() }
      return ref
    }
    let keys = type.pointee.has(.managedDict) ? cachedKeys(type) : nil
    var total = size
    var capacity = 0
    let isInline = type.pointee.has(.inlineValues)
    if isInline, let keys {
      capacity = valuesCapacity(keys)
      total += valuesSize(capacity: capacity).total
    }
    guard let ref = newGCObject(type, total) else { return outOfMemory() }
    zero(ref, total)
    if type.pointee.has(.heapType) { type.object.incref() }
    if let keys {
      switch heap.pointee.profile.attributes {
      case .inlineValues:
        if isInline {
          if keys.pointee.usable > 1 {
            keys.pointee.usable -= 1
            capacity -= 1
          }
          _ = initializeValues(ref.raw + size, capacity: capacity, embedded: true)
        }
      case .separateValues, .taggedValues:
        if !addValues(ref, keys) { return nil }
      case .splitDict: break
      }
    }
    if tracked { track(ref) }
    return ref
  }

  /// A plain instance: `object.__new__(type)` without its checks.
  @inline(__always)
  func newInstance(_ type: TypeRef) -> Ref? { allocateInstance(type) }

  @inline(__always)
  private func zero(_ ref: Ref, _ size: Int) {
    var offset = 16
    while offset < size {
      ref.store(offset, 0 as UInt)
      offset &+= 8
    }
  }

  /// 3.11 and 3.12: the values array is a block of its own, as large as the table still allows.
  private func addValues(_ ref: Ref, _ keys: DictKeysPointer) -> Bool {
    if keys.pointee.usable > 1 { keys.pointee.usable -= 1 }
    guard let values = newDictValues(keys) else {
      let type = ref.type
      freeGCObject(ref, Int(type.pointee.basicSize))
      type.object.decref()
      return false
    }
    if heap.pointee.profile.attributes == .separateValues {
      ref.store(ManagedLayout.values, values as DictValues?)
    } else {
      ref.store(ManagedLayout.dict, UInt(bitPattern: values) | 1)
    }
    return true
  }

  /// Releases the `__slots__` members that one class added.
  fileprivate func clearSlots(_ ref: Ref, _ type: TypeRef) {
    let count = Int(type.slots.pointee.slotCount)
    guard count > 0 else { return }
    let first = SlotPointer(ref.raw.advanced(by: Int(type.slots.pointee.firstSlotOffset)))
    for index in 0..<count { clearSlot(first + index) }
  }

  /// Releases an instance's attributes.
  fileprivate func clearAttributes(_ ref: Ref, _ type: TypeRef) {
    if let values = instanceValues(ref, type), let keys = cachedKeys(type) {
      if let dict = existingDict(ref, type) {
        // 3.13: somebody asked for the dict. If it survives, it keeps the values.
        storeDict(ref, type, nil)
        if dict.refcount > 1 {
          if !dictDetachValues(dict) {
            clearError()
            clearValues(ref, type, values, keys)
          }
        } else {
          dict.dictCount = 0
          clearValues(ref, type, values, keys)
          dict.dictValues = nil
          releaseDictKeys(dict.dictKeys)
          dict.dictKeys = state.pointee.emptyDictKeys.unsafelyUnwrapped
        }
        dict.decref()
      } else {
        clearValues(ref, type, values, keys)
      }
      return
    }
    guard let dict = existingDict(ref, type) else { return }
    storeDict(ref, type, nil)
    dict.decref()
  }

  /// The first base that is no Python class: the owner of the physical layout.
  @inline(__always)
  func builtinBase(_ type: TypeRef) -> TypeRef {
    var base = type
    while base.pointee.has(.heapType), let next = base.pointee.base { base = next.asType }
    return base
  }
}

/// Deallocator of every Python class's instances: finalizer, weak references, slots, attributes, then what the built-in
/// base holds, then the reference to the class.
let subtypeDealloc: Deallocator = { vm, ref in
  let type = ref.type
  vm.untrack(ref)
  guard vm.beginDealloc(ref) else { return }
  if type.pointee.finalize != nil && !vm.isFinalized(ref) {
    vm.track(ref)
    guard vm.finalizeBeforeDeath(ref) else {
      vm.endDealloc()
      return
    }
    vm.untrack(ref)
  }
  // `__class__` may have been assigned by the finalizer.
  let cls = ref.type
  let base = vm.builtinBase(cls)
  if ref.header.pointee.flags & ObjectFlag.hasWeakrefs != 0 && base.pointee.weakListOffset == 0 {
    vm.heap.pointee.clearWeakrefs?(vm, ref)
  }
  var current = cls
  while current != base {
    vm.clearSlots(ref, current)
    guard let next = current.pointee.base else { break }
    current = next.asType
  }
  if cls.pointee.dictOffset != 0 && base.pointee.dictOffset == 0 { vm.clearAttributes(ref, cls) }
  if address(base.pointee.dealloc) == address(plainDealloc) {
    var size = Int(cls.pointee.basicSize)
    if cls.pointee.has(.inlineValues) {
      size += vm.valuesSize(capacity: vm.inlineValues(ref, cls).valuesCapacity).total
    }
    vm.freeInstance(ref, size)
  } else {
    base.pointee.dealloc(vm, ref)
  }
  cls.object.decref()
  vm.endDealloc()
}

let subtypeTraverse: Traverser = { ref, visit, context in
  let type = ref.type
  let vm = type.pointee.heap
  var current = type
  while current.pointee.has(.heapType) {
    let count = Int(current.slots.pointee.slotCount)
    if count > 0 {
      let first = SlotPointer(ref.raw.advanced(by: Int(current.slots.pointee.firstSlotOffset)))
      for index in 0..<count {
        if let value = first[index] { visit(value, context) }
      }
    }
    guard let next = current.pointee.base else { break }
    current = next.asType
  }
  if type.pointee.dictOffset != 0 && current.pointee.dictOffset == 0 {
    if let values = vm.instanceValues(ref, type), let keys = vm.cachedKeys(type) {
      for index in 0..<min(keys.pointee.count, values.valuesCapacity) {
        if let value = values[index] { visit(value, context) }
      }
    } else if let dict = vm.existingDict(ref, type) {
      visit(dict, context)
    }
  }
  visit(type.object, context)
  if let traverse = current.pointee.traverse {
    traverse(ref, visit, context)
  } else if current.pointee.flags.contains(.tupleSubclass) || current.pointee.flags.contains(.listSubclass) {
    traverseSequence(ref, current, visit, context)
  }
}

/// Items of a list or tuple subclass, last first, for bases that the collector walks without a `traverse`.
private func traverseSequence(
  _ ref: Ref, _ base: TypeRef, _ visit: Visitor, _ context: UnsafeMutableRawPointer
) {
  var index: Int = ref.load(TupleLayout.length)
  let items = base.pointee.flags.contains(.tupleSubclass) ? ref.tupleItems : ref.listItems
  guard let items else { return }
  while index > 0 {
    index -= 1
    if let item = items[index] { visit(item, context) }
  }
}

let subtypeClear: Clearer = { vm, ref in
  let type = ref.type
  let base = vm.builtinBase(type)
  var current = type
  while current != base {
    vm.clearSlots(ref, current)
    guard let next = current.pointee.base else { break }
    current = next.asType
  }
  if type.pointee.dictOffset != 0 && base.pointee.dictOffset == 0 { vm.clearAttributes(ref, type) }
  base.pointee.clear?(vm, ref)
}

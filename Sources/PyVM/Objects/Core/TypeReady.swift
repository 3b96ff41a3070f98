import PyHeap

// Slot inheritance of built-in types, and the creation of their names, MROs and dicts once the object system works.

extension VM {
  /// Completes a built-in type: inherits what it does not define from its base, which must be ready.
  func readyType(_ type: TypeRef) {
    guard let rows = state.pointee.slotTable else {
      // Strings and other types that the slot table needs: made ready by `makeObjectModel`.
      type.slots.pointee.waitsForTable = true
      return
    }
    let count = state.pointee.slotRowCount
    let slots = type.slots
    var index = 0
    while index < count {
      if type.slotWord(rows[index].offset) != nil {
        if index < 64 {
          slots.pointee.ownSlots.0 |= 1 << UInt64(index)
        } else {
          slots.pointee.ownSlots.1 |= 1 << UInt64(index - 64)
        }
      }
      index += 1
    }
    if let base = type.pointee.base?.asType {
      let unhashable = slots.pointee.compare != nil && slots.pointee.hash == nil
      let own = (slots.pointee.new, slots.pointee.compare, slots.pointee.hash)
      index = 0
      while index < count {
        let offset = rows[index].offset
        if type.slotWord(offset) == nil { type.setSlotWord(offset, base.slotWord(offset)) }
        index += 1
      }
      if own.1 != nil && own.2 == nil { slots.pointee.hash = unhashable ? unhashableSlot : nil }
      if own.1 == nil && own.2 != nil { slots.pointee.compare = base.slots.pointee.compare }
      // Built-in types that derive from object directly and define no constructor cannot be called.
      if own.0 == nil && base == types.pointee.object {
        slots.pointee.new = nil
        type.pointee.flags.insert(.disallowInstantiation)
      }
      let inherited: TypeFlags = [
        .intSubclass, .listSubclass, .tupleSubclass, .bytesSubclass, .strSubclass, .dictSubclass,
        .exceptionSubclass, .typeSubclass, .floatSubclass, .setSubclass, .sequence, .mapping,
      ]
      type.pointee.flags.formUnion(base.pointee.flags.intersection(inherited))
      if type.pointee.basicSize == 0 { type.pointee.basicSize = base.pointee.basicSize }
      if type.pointee.itemSize == 0 { type.pointee.itemSize = base.pointee.itemSize }
      if type.pointee.dictOffset == 0 { type.pointee.dictOffset = base.pointee.dictOffset }
      if type.pointee.weakListOffset == 0 { type.pointee.weakListOffset = base.pointee.weakListOffset }
      if base.pointee.flags.contains(.hasGC) && !type.pointee.flags.contains(.hasGC) {
        type.pointee.flags.insert(.hasGC)
      }
      if type.pointee.traverse == nil { type.pointee.traverse = base.pointee.traverse }
      if type.pointee.clear == nil { type.pointee.clear = base.pointee.clear }
      if address(type.pointee.dealloc) == address(plainDealloc) && base != types.pointee.object {
        type.pointee.dealloc = base.pointee.dealloc
      }
    }
    if type.pointee.flags.contains(.hasGC) { type.pointee.instanceFlags |= ObjectFlag.hasGCHead }
    noteAttributeSlots(type)
    type.pointee.flags.insert(.ready)
  }

  /// Records whether inline caches may look through the type's attribute slots.
  func noteAttributeSlots(_ type: TypeRef) {
    let slots = type.slots
    let object = types.pointee.object.slots
    slots.pointee.usesGenericGetAttribute =
      slots.pointee.getAttribute.map { address($0) } == object.pointee.getAttribute.map { address($0) }
    slots.pointee.usesGenericSetAttribute =
      slots.pointee.setAttribute.map { address($0) } == object.pointee.setAttribute.map { address($0) }
  }

  /// Makes names, MROs and dicts of every built-in type. Called once str, tuple, dict and interning work; later types
  /// are completed by ``finishType(_:)``.
  func finishTypes() {
    // The list is newest first; a base is always older than its subclasses and is finished by recursion anyway.
    var next = state.pointee.lastBuiltinType
    while let type = next {
      finishType(type)
      next = type.slots.pointee.nextBuiltin
    }
  }

  /// Gives one ready built-in type its name, bases, MRO and dict.
  func finishType(_ type: TypeRef) {
    let slots = type.slots
    if slots.pointee.hasDict { return }
    if let base = type.pointee.base?.asType { finishType(base) }
    if type.pointee.header.refcount == 0 || UInt(bitPattern: type.pointee.header.type) == 0 {
      type.pointee.header.type = types.pointee.type
    }
    guard let text = slots.pointee.staticName, let dict = newDict() else { return }
    var length = 0
    var dot = -1
    while text[length] != 0 {
      if text[length] == 0x2e { dot = length }
      length += 1
    }
    type.pointee.name = intern(utf8: UnsafeRawBufferPointer(start: text, count: length))
    slots.pointee.module =
      dot < 0 ? names.pointee.builtins : intern(utf8: UnsafeRawBufferPointer(start: text, count: dot))
    slots.pointee.qualifiedName = intern(
      utf8: UnsafeRawBufferPointer(start: text + dot + 1, count: length - dot - 1))
    type.pointee.dict = dict
    slots.pointee.hasDict = true
    makeBuiltinMRO(type)
    installSlotWrappers(type, dict)
    if let pending = slots.pointee.pending {
      slots.pointee.pending = nil
      let table = Unmanaged<PendingTable>.fromOpaque(pending).takeRetainedValue()
      for method in table.methods { installMethod(type, method) }
      for attribute in table.attributes { installAttribute(type, attribute) }
      for member in table.members { installMember(type, member) }
    }
    let doc = slots.pointee.doc ?? none
    if dictGetStr(dict, names.pointee.dunderDoc) == nil { _ = dictSet(dict, names.pointee.dunderDoc, doc) }
  }

  private func makeBuiltinMRO(_ type: TypeRef) {
    var depth = 1
    var base = type.pointee.base
    while let current = base {
      depth += 1
      base = current.asType.pointee.base
    }
    guard let mro = newTuple(depth) else { return }
    var item: Ref? = type.object
    for index in 0..<depth {
      mro.tupleItems[index] = item?.owned()
      item = item?.asType.pointee.base
    }
    type.pointee.mro = mro
    if let base = type.pointee.base {
      type.pointee.bases = tuple(base)
    } else {
      type.pointee.bases = state.pointee.emptyTuple.owned()
    }
  }

  private func installSlotWrappers(_ type: TypeRef, _ dict: Ref) {
    let rows = state.pointee.slotRows
    let own = type.slots.pointee.ownSlots
    for index in 0..<state.pointee.slotRowCount {
      let isOwn = index < 64 ? own.0 >> UInt64(index) & 1 : own.1 >> UInt64(index - 64) & 1
      if isOwn == 0 { continue }
      let row = rows[index]
      if row.shape == .finalize { continue }
      // `__getattr__`, and the second row for `__getattribute__`, exist for Python classes only.
      if row.name == names.pointee.dunderGetattr { continue }
      if dictGetStr(dict, row.name) != nil { continue }
      if row.shape == .new {
        guard let function = newConstructor(type) else { continue }
        _ = dictSet(dict, row.name, function)
        function.decref()
        continue
      }
      if row.shape == .hash && type.slots.pointee.hash.map({ address($0) }) == address(unhashableSlot) {
        _ = dictSet(dict, row.name, none)
        continue
      }
      guard let wrapper = newSlotWrapper(type, Int32(index)) else { continue }
      _ = dictSet(dict, row.name, wrapper)
      if type == types.pointee.object && row.name == names.pointee.dunderGetattribute {
        state.pointee.genericGetAttributeWrapper = wrapper
      }
      wrapper.decref()
    }
    if type.slots.pointee.hash.map({ address($0) }) == address(unhashableSlot),
      dictGetStr(dict, names.pointee.dunderHash) == nil,
      type.pointee.base.map({ $0.asType.slots.pointee.hash.map { address($0) } != address(unhashableSlot) })
        ?? true
    {
      _ = dictSet(dict, names.pointee.dunderHash, none)
    }
  }

  // MARK: Rows of method and attribute tables

  func installMethod(_ type: TypeRef, _ method: MethodDefinition) {
    guard let dict = type.pointee.dict else { return }
    let name = intern(method.name)
    let value: Ref?
    switch method.kind {
    case .instance:
      value = makeNative(types.pointee.methodDescriptor, name, method.function, type.object)
    case .class:
      value = makeNative(types.pointee.classmethodDescriptor, name, method.function, type.object)
    case .static:
      let function = makeNative(types.pointee.builtin, name, method.function, type.object)
      value = function.flatMap { newStaticMethod($0) }
      function.decref()
    }
    guard let value else { return }
    _ = dictSet(dict, name, value)
    value.decref()
  }

  func installAttribute(_ type: TypeRef, _ attribute: AttributeDefinition) {
    guard let dict = type.pointee.dict else { return }
    let name = intern(attribute.name)
    guard let value = newGetSet(type, name, attribute.get, attribute.set) else { return }
    _ = dictSet(dict, name, value)
    value.decref()
  }

  func installMember(_ type: TypeRef, _ member: MemberDefinition) {
    guard let dict = type.pointee.dict else { return }
    let name = intern(member.name)
    guard
      let value = newMember(
        type, name, offset: member.offset, form: member.form, isReadOnly: member.isReadOnly)
    else { return }
    _ = dictSet(dict, name, value)
    value.decref()
  }
}

/// The hash slot of types whose instances cannot be hashed.
let unhashableSlot: LengthFunction = { vm, ref in vm.raiseUnhashable(ref) }

/// Deallocator of objects that hold no references.
let plainDealloc: Deallocator = { vm, ref in
  if ref.hasGCHead {
    vm.untrack(ref)
    vm.freeGCObject(ref, Int(ref.type.pointee.basicSize))
  } else {
    vm.freeObject(ref, Int(ref.type.pointee.basicSize))
  }
}

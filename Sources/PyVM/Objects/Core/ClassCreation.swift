import PyHeap

// `type(name, bases, namespace)`: what a class statement ends in.

extension VM {
  /// `type.__new__(metatype, name, bases, namespace, **keywords)`.
  func typeNew(_ metatype: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    let typeError = exceptions.pointee.typeError
    guard count == 3 else {
      return raise(typeError, "type.__new__() takes exactly 3 arguments (\(count) given)")
    }
    let name = arguments[0].unsafelyUnwrapped
    let bases = arguments[1].unsafelyUnwrapped
    let namespace = arguments[2].unsafelyUnwrapped
    guard name.typeHas(.strSubclass) else {
      return raise(typeError, "type.__new__() argument 1 must be str, not \(displayTypeName(name))")
    }
    guard bases.typeHas(.tupleSubclass) else {
      return raise(typeError, "type.__new__() argument 2 must be tuple, not \(displayTypeName(bases))")
    }
    guard namespace.typeHas(.dictSubclass) else {
      return raise(typeError, "type.__new__() argument 3 must be dict, not \(displayTypeName(namespace))")
    }
    if name.swiftString.utf8.contains(0) {
      return raise(exceptions.pointee.valueError, "type name must not contain null characters")
    }
    var winner = metatype
    let finalBases: Ref
    if bases.tupleCount == 0 {
      guard let single = tuple(types.pointee.object.object) else { return nil }
      finalBases = single
    } else {
      for index in 0..<bases.tupleCount {
        let base = bases.tupleItem(index)
        if base.typeHas(.typeSubclass) { continue }
        if let entries = lookupAttr(base, names.pointee.dunderMroEntries) {
          entries.decref()
          return raise(
            typeError, "type() doesn't support MRO entry resolution; use types.new_class()")
        }
        if errorOccurred { return nil }
      }
      guard let best = metaclassWinner(metatype, bases) else { return nil }
      if best != metatype, let new = best.asType.slots.pointee.new,
        address(new) != address(types.pointee.type.slots.pointee.new.unsafelyUnwrapped)
      {
        return new(self, best, arguments, count, keywordNames)
      }
      winner = best
      finalBases = bases.owned()
    }
    defer { finalBases.decref() }
    guard let cls = makeClass(winner.asType, name, finalBases, namespace) else { return nil }
    if callSetNames(cls) && callInitSubclass(cls, arguments + count, keywordNames) { return cls }
    cls.decref()
    return nil
  }

  /// The most derived metaclass among `metatype` and those of the bases. Borrowed.
  func metaclassWinner(_ metatype: Ref, _ bases: Ref) -> Ref? {
    var winner = metatype
    for index in 0..<bases.tupleCount {
      let other = bases.tupleItem(index).type
      if winner.asType.isSubtype(of: other) { continue }
      if other.isSubtype(of: winner.asType) {
        winner = other.object
        continue
      }
      return raise(
        exceptions.pointee.typeError,
        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
          + "metaclasses of all its bases")
    }
    return winner
  }

  private func makeClass(_ metatype: TypeRef, _ name: Ref, _ bases: Ref, _ namespace: Ref) -> Ref? {
    guard let base = bestBase(bases) else { return nil }
    guard var shape = classShape(base, bases, name, namespace) else { return nil }
    defer { shape.slotNames.decref() }
    guard let dict = copyNamespace(namespace) else { return nil }
    guard let cls = allocateInstance(metatype, items: shape.slotCount, tracked: false) else {
      dict.decref()
      return nil
    }
    let type = cls.asType
    type.pointee.heap = self
    type.pointee.name = name.owned()
    type.pointee.bases = bases.owned()
    type.pointee.base = base.object.owned()
    type.pointee.dict = dict
    type.pointee.flags = [.heapType, .hasGC, .allowsSubclasses]
    type.pointee.flags.formUnion(base.pointee.flags.intersection(TypeFlags.inheritedByClasses))
    type.pointee.instanceKind = Kind.instance
    type.pointee.instanceFlags = ObjectFlag.hasGCHead
    type.pointee.dealloc = subtypeDealloc
    type.pointee.traverse = subtypeTraverse
    type.pointee.clear = subtypeClear
    layOutClass(type, base, shape)
    type.slots.pointee.slotNames = shape.slotNames
    type.slots.pointee.hasDict = true
    shape.slotNames = nil
    track(cls)
    guard fillClassDict(type, dict, name), addSlotMembers(type, dict), setMRO(type) else {
      cls.decref()
      return nil
    }
    if type.slots.pointee.addsDict { addInstanceGetSet(type, dict, names.pointee.dunderDict) }
    if type.slots.pointee.addsWeakrefs { addInstanceGetSet(type, dict, names.pointee.dunderWeakref) }
    if dictGetStr(dict, names.pointee.dunderDoc) == nil { _ = dictSet(dict, names.pointee.dunderDoc, none) }
    if type.pointee.dictOffset != 0 && usesSharedKeys(type) {
      type.pointee.cachedKeys = newSharedKeys().map { UnsafeMutableRawPointer($0) }
    }
    inheritClassSlots(type, base, bases, dict)
    type.pointee.flags.insert(.ready)
    guard registerSubclass(type, bases) else {
      cls.decref()
      return nil
    }
    return cls
  }

  /// Whether instances keep names in a table that belongs to the class.
  private func usesSharedKeys(_ type: TypeRef) -> Bool {
    if heap.pointee.profile.attributes == .splitDict { return true }
    return type.pointee.flags.contains(.managedDict)
  }

  private func copyNamespace(_ namespace: Ref) -> Ref? {
    guard let dict = newDict() else { return nil }
    var position = 0
    while let (key, value) = dictNext(namespace, &position) {
      if !dictSet(dict, key, value) {
        dict.decref()
        return nil
      }
    }
    return dict
  }

  /// `__module__`, `__qualname__`, `__classcell__`, and the methods that are implicitly static or class methods.
  private func fillClassDict(_ type: TypeRef, _ dict: Ref, _ name: Ref) -> Bool {
    if dictGetStr(dict, names.pointee.dunderModule) == nil, let frame = state.pointee.frame,
      let module = dictGetStr(frame.pointee.globals, names.pointee.dunderName)
    {
      guard dictSet(dict, names.pointee.dunderModule, module) else { return false }
    }
    if let qualified = dictGetStr(dict, names.pointee.dunderQualname) {
      guard qualified.typeHas(.strSubclass) else {
        return raiseFalse(
          exceptions.pointee.typeError, "type __qualname__ must be a str, not \(typeName(qualified.type))")
      }
      type.slots.pointee.qualifiedName = qualified.owned()
      guard dictDelete(dict, names.pointee.dunderQualname) else { return false }
    } else {
      type.slots.pointee.qualifiedName = name.owned()
    }
    if let cell = dictGetStr(dict, names.pointee.dunderClasscell) {
      guard cell.kind == Kind.cell else {
        return raiseFalse(
          exceptions.pointee.typeError,
          "__classcell__ must be a nonlocal cell, not \(reprText(cell.type.object))")
      }
      let old = cell.load(CellLayout.content, as: Ref?.self)
      cell.store(CellLayout.content, type.object.owned() as Ref?)
      old.decref()
      guard dictDelete(dict, names.pointee.dunderClasscell) else { return false }
    }
    for (key, isStatic) in [
      (names.pointee.dunderNew, true), (names.pointee.dunderInitSubclass, false),
      (names.pointee.dunderClassGetitem, false),
    ] {
      guard let function = dictGetStr(dict, key), function.kind == Kind.function else { continue }
      guard let wrapped = isStatic ? newStaticMethod(function) : newClassMethod(function) else {
        return false
      }
      defer { wrapped.decref() }
      guard dictSet(dict, key, wrapped) else { return false }
    }
    return true
  }

  private func addSlotMembers(_ type: TypeRef, _ dict: Ref) -> Bool {
    guard let slotNames = type.slots.pointee.slotNames else { return true }
    for index in 0..<slotNames.tupleCount {
      let name = slotNames.tupleItem(index)
      let offset = type.slots.pointee.firstSlotOffset + Int32(8 * index)
      guard let member = newMember(type, name, offset: offset, form: .slot, isReadOnly: false) else {
        return false
      }
      defer { member.decref() }
      guard dictSet(dict, name, member) else { return false }
    }
    return true
  }

  /// The getset descriptors `__dict__` and `__weakref__` of a class that introduces them.
  private func addInstanceGetSet(_ type: TypeRef, _ dict: Ref, _ name: Ref) {
    if dictGetStr(dict, name) != nil { return }
    let descriptor: Ref?
    if name == names.pointee.dunderDict {
      descriptor = newGetSet(
        type, name, { $0.instanceDict($1).map { $0.owned() } }, { $0.setInstanceDict($1, $2) })
    } else {
      descriptor = newGetSet(
        type, name, { vm, me in (me.firstWeakref ?? vm.none).owned() }, nil)
    }
    guard let descriptor else { return }
    _ = dictSet(dict, name, descriptor)
    descriptor.decref()
  }

  // MARK: Slots

  /// Fills the slots of a new class: with one base a copy plus what the class body defines, else by lookup.
  private func inheritClassSlots(_ type: TypeRef, _ base: TypeRef, _ bases: Ref, _ dict: Ref) {
    let rows = state.pointee.slotRows
    let count = state.pointee.slotRowCount
    type.slots.pointee.hasDel = false
    for index in 0..<count {
      let offset = rows[index].offset
      type.setSlotWord(offset, base.slotWord(offset))
    }
    type.pointee.finalize = base.pointee.finalize
    if bases.tupleCount == 1 {
      var position = 0
      while let (key, _) = dictNext(dict, &position) {
        guard key.kind == Kind.str, isDunder(key) else { continue }
        for index in 0..<count where rows[index].name == key { recomputeSlot(type, rows[index].offset) }
      }
    } else {
      for index in 0..<count { recomputeSlot(type, rows[index].offset) }
    }
    // `__eq__` without `__hash__` takes hashing away.
    if dictGetStr(dict, names.pointee.dunderEq) != nil && dictGetStr(dict, names.pointee.dunderHash) == nil {
      _ = dictSet(dict, names.pointee.dunderHash, none)
      type.slots.pointee.hash = unhashableSlot
    }
    noteAttributeSlots(type)
    noteFinalizer(type)
  }

  private func isDunder(_ name: Ref) -> Bool {
    guard name.strWidth == 1, name.strLength > 4 else { return false }
    let data = UnsafeRawPointer(name.strData).assumingMemoryBound(to: UInt8.self)
    return data[0] == 0x5f && data[1] == 0x5f
  }

  func noteFinalizer(_ type: TypeRef) {
    let hasDel = type.pointee.finalize != nil
    type.slots.pointee.hasDel = hasDel
    if hasDel {
      type.pointee.instanceFlags |= ObjectFlag.hasFinalizer
    } else {
      type.pointee.instanceFlags &= ~ObjectFlag.hasFinalizer
    }
  }

  /// Decides one slot of a class again, from what its MRO says about the names that stand for it.
  func recomputeSlot(_ type: TypeRef, _ offset: Int32) {
    let rows = state.pointee.slotRows
    var specific: UnsafeRawPointer?
    var generic: UnsafeRawPointer?
    var usesGeneric = false
    for index in 0..<state.pointee.slotRowCount where rows[index].offset == offset {
      let row = rows[index]
      guard let found = typeLookup(type, row.name) else { continue }
      if found.type == types.pointee.wrapperDescriptor {
        let wrapped = state.pointee.slotRows[Int(found.load(DescriptorLayout.row, as: Int32.self))]
        let owner = found.load(DescriptorLayout.owner, as: Ref.self).asType
        if wrapped.name == row.name && type.isSubtype(of: owner) {
          // One name can stand for two slots (`__add__`): take the owner's function for *this* slot.
          let function = owner.slotWord(offset)
          if wrapped.offset == offset || function != nil {
            if specific == nil || specific == function {
              specific = function
            } else {
              usesGeneric = true
            }
            generic = row.generic
            continue
          }
        }
      } else if row.shape == .new, found.type == types.pointee.builtin,
        found.load(NativeLayout.isConstructor, as: UInt8.self) != 0,
        let owner = found.load(NativeLayout.instance, as: Ref?.self)
      {
        specific = owner.asType.slotWord(offset)
        continue
      } else if row.shape == .hash, found == none {
        specific = address(unhashableSlot)
        continue
      } else if row.generic == nil, found.kind == Kind.methodDescriptor {
        // A built-in sequence that defines the name as a method keeps its slot.
        specific = found.load(NativeLayout.instance, as: Ref.self).asType.slotWord(offset)
        continue
      } else if found.kind == Kind.methodDescriptor,
        let own = found.load(NativeLayout.instance, as: Ref.self).asType.slotWord(offset), specific == nil
      {
        specific = own
        continue
      }
      usesGeneric = true
      generic = row.generic
    }
    if usesGeneric {
      type.setSlotWord(offset, generic)
    } else {
      type.setSlotWord(offset, specific)
    }
  }

  // MARK: Hooks of a new class

  /// Calls `__set_name__` on everything in the namespace that has one.
  private func callSetNames(_ cls: Ref) -> Bool {
    guard let dict = cls.asType.pointee.dict else { return true }
    var pending: [(Ref, Ref)] = []
    var position = 0
    while let (key, value) = dictNext(dict, &position) {
      if value.kind == Kind.function || value.kind == Kind.str || value.kind == Kind.int { continue }
      if typeLookup(value.type, names.pointee.dunderSetName) != nil {
        pending.append((key.owned(), value.owned()))
      }
    }
    var succeeded = true
    for (key, value) in pending {
      if succeeded, let found = typeLookup(value.type, names.pointee.dunderSetName) {
        if let result = callFound(found, value, cls, key) {
          result.decref()
        } else {
          addSetNameNote(value, key, cls)
          succeeded = false
        }
      }
      key.decref()
      value.decref()
    }
    return succeeded
  }

  private func addSetNameNote(_ value: Ref, _ key: Ref, _ cls: Ref) {
    guard let error = fetchError() else { return }
    let message =
      "Error calling __set_name__ on '\(typeName(value.type))' instance \(reprText(key)) in "
      + "'\(typeName(cls.asType))'"
    if let note = newStr(message) {
      let result = callMethod(error, intern("add_note"), note)
      if result == nil { clearError() }
      result.decref()
      note.decref()
    }
    setError(error)
  }

  /// `super(cls, cls).__init_subclass__(**keywords)`.
  private func callInitSubclass(_ cls: Ref, _ keywordValues: Arguments, _ keywordNames: Ref?) -> Bool {
    guard let mro = cls.asType.pointee.mro else { return true }
    var found: Ref?
    for index in 1..<max(mro.tupleCount, 1) {
      guard let dict = mro.tupleItem(index).asType.pointee.dict else { continue }
      if let hit = dictGetStr(dict, names.pointee.dunderInitSubclass) {
        found = hit
        // The default does nothing: skip the call when there are no keywords to refuse.
        if mro.tupleItem(index) == types.pointee.object.object && (keywordNames?.tupleCount ?? 0) == 0 {
          return true
        }
        break
      }
    }
    guard let found else { return true }
    let method: Ref?
    if let get = found.slots.pointee.descriptorGet {
      method = get(self, found, nil, cls)
    } else {
      method = found.owned()
    }
    guard let method else { return false }
    defer { method.decref() }
    return finish(vectorcall(method, keywordValues, 0, keywordNames))
  }
}

extension TypeFlags {
  /// What a class takes over from its best base.
  static let inheritedByClasses: TypeFlags = [
    .intSubclass, .listSubclass, .tupleSubclass, .bytesSubclass, .strSubclass, .dictSubclass,
    .exceptionSubclass, .typeSubclass, .floatSubclass, .setSubclass, .weakrefSubclass, .sequence, .mapping,
  ]
}

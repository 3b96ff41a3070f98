import PyHeap

// Attributes of classes: `C.x`, `C.x = v`, and `__name__`, `__bases__`, `__mro__`, … of `type`.

extension VM {
  /// `type.__getattribute__`: metaclass data descriptor, the class's own MRO, metaclass attribute.
  func typeGetAttribute(_ o: Ref, _ name: Ref, raising: Bool) -> Ref? {
    let type = o.asType
    let metatype = o.type
    let meta = typeLookup(metatype, name)
    var metaGet: DescriptorGetFunction?
    if let meta {
      let slots = meta.slots
      metaGet = slots.pointee.descriptorGet
      if let metaGet, slots.pointee.descriptorSet != nil {
        meta.incref()
        defer { meta.decref() }
        return metaGet(self, meta, o, metatype.object)
      }
    }
    if let found = typeLookup(type, name) {
      guard let get = found.slots.pointee.descriptorGet else { return found.owned() }
      found.incref()
      defer { found.decref() }
      return get(self, found, nil, o)
    }
    if let meta {
      guard let metaGet else { return meta.owned() }
      meta.incref()
      defer { meta.decref() }
      return metaGet(self, meta, o, metatype.object)
    }
    return raising ? raiseNoAttribute(o, name) : nil
  }

  @inline(__always)
  func isTypeGetAttribute(_ slots: UnsafeMutablePointer<PyType>) -> Bool {
    guard let own = slots.pointee.getAttribute,
      let builtin = types.pointee.type.slots.pointee.getAttribute
    else { return false }
    return address(own) == address(builtin)
  }

  /// `type.__setattr__`: stores in the class dict, drops caches, updates slots.
  func typeSetAttribute(_ o: Ref, _ name: Ref, _ value: Ref?) -> Bool {
    let type = o.asType
    if !type.pointee.flags.contains(.heapType) {
      return raiseFalse(
        exceptions.pointee.typeError,
        "cannot set \(reprText(name)) attribute of immutable type '\(typeName(type))'")
    }
    var name = name.owned()
    internInPlace(&name)
    defer { name.decref() }
    if let meta = typeLookup(o.type, name), let set = meta.slots.pointee.descriptorSet {
      meta.incref()
      defer { meta.decref() }
      return set(self, meta, o, value)
    }
    guard let dict = type.pointee.dict else { return false }
    typeModified(type)
    if let value {
      guard dictSet(dict, name, value) else { return false }
    } else {
      guard dictGetStr(dict, name) != nil else { return raiseNoAttribute(o, name) != nil }
      guard dictDelete(dict, name) else { return false }
    }
    // The deletion above may have run code that cached something again.
    typeModified(type)
    updateSlots(type, name)
    return true
  }

  /// After `name` changed in the dict of `type`: recomputes the slots that it stands for, here and in subclasses.
  func updateSlots(_ type: TypeRef, _ name: Ref) {
    guard name.strWidth == 1, name.strLength > 4,
      name.strData.load(as: UInt16.self) == 0x5f5f
    else { return }
    let rows = state.pointee.slotRows
    for index in 0..<state.pointee.slotRowCount where rows[index].name == name {
      updateSlot(type, rows[index].offset)
    }
  }

  private func updateSlot(_ type: TypeRef, _ offset: Int32) {
    recomputeSlot(type, offset)
    noteAttributeSlots(type)
    noteFinalizer(type)
    var context = offset
    withUnsafeMutablePointer(to: &context) { pointer in
      forEachSubclass(type, context: UnsafeMutableRawPointer(pointer)) { vm, subclass, context in
        vm.updateSlot(subclass.asType, context.unsafelyUnwrapped.load(as: Int32.self))
      }
    }
  }

  // MARK: Subclasses

  /// Enters a new class in the registries of its bases. The registry holds weak references: a class does not keep its
  /// subclasses alive.
  func registerSubclass(_ type: TypeRef, _ bases: Ref) -> Bool {
    for index in 0..<bases.tupleCount {
      let base = bases.tupleItem(index).asType
      if base.pointee.subclasses == nil {
        guard let registry = newDict() else { return false }
        base.pointee.subclasses = registry
      }
      guard let registry = base.pointee.subclasses, let key = int(Int(bitPattern: type)) else { return false }
      defer { key.decref() }
      guard let weakref = makeWeakref(types.pointee.weakref, to: type.object, callback: nil) else {
        return false
      }
      defer { weakref.decref() }
      guard dictSet(registry, key, weakref) else { return false }
    }
    return true
  }

  /// Takes a dying class, or one whose bases change, out of a base's registry.
  func unregisterSubclass(_ type: TypeRef, _ base: TypeRef) {
    guard let registry = base.pointee.subclasses, let key = int(Int(bitPattern: type)) else { return }
    let pending = fetchError()
    if !dictDelete(registry, key) { clearError() }
    key.decref()
    if let pending { setError(pending) }
  }

  /// Calls `body` for each live direct subclass that a class statement made. `body` must not change the registry.
  func forEachSubclass(
    _ type: TypeRef, context: UnsafeMutableRawPointer? = nil,
    _ body: @convention(c) (VM, Ref, UnsafeMutableRawPointer?) -> Void
  ) {
    guard let registry = type.pointee.subclasses else { return }
    var position = 0
    while let (_, weakref) = dictNext(registry, &position) {
      if let subclass = weakref.weakReferent { body(self, subclass, context) }
    }
  }

  /// `type.__subclasses__()`.
  func subclassList(_ type: TypeRef) -> Ref? {
    guard let list = newList(0) else { return nil }
    // Built-in types are on a list of their own, newest first.
    var builtins: [TypeRef] = []
    var next = state.pointee.lastBuiltinType
    while let other = next {
      if other.pointee.base == type.object { builtins.append(other) }
      next = other.slots.pointee.nextBuiltin
    }
    for other in builtins.reversed() { _ = listAppend(list, other.object) }
    if let registry = type.pointee.subclasses {
      var position = 0
      while let (_, weakref) = dictNext(registry, &position) {
        if let subclass = weakref.weakReferent { _ = listAppend(list, subclass) }
      }
    }
    return list
  }

  // MARK: Names

  /// `__module__` of a class, borrowed; nil if it has none.
  func typeModule(_ type: TypeRef) -> Ref? {
    if type.pointee.flags.contains(.heapType) {
      return type.pointee.dict.flatMap { dictGetStr($0, names.pointee.dunderModule) }
    }
    return type.slots.pointee.module
  }

  /// `__name__`: what follows the last dot of a built-in type's name.
  func typeShortName(_ type: TypeRef) -> Ref? {
    if type.pointee.flags.contains(.heapType) { return type.pointee.name?.owned() }
    return type.slots.pointee.qualifiedName?.owned()
  }

  func refuseImmutable(_ type: TypeRef, _ name: String, deleting: Bool) -> Bool {
    // CPython 3.13 words every deletion so, whether or not the type is immutable.
    raiseFalse(
      exceptions.pointee.typeError,
      "cannot \(deleting ? "delete" : "set") '\(name)' attribute of immutable type '\(typeName(type))'")
  }

  fileprivate func setTypeText(_ type: TypeRef, _ value: Ref?, _ name: String) -> Ref? {
    guard let value, type.pointee.flags.contains(.heapType) else {
      _ = refuseImmutable(type, name, deleting: value == nil)
      return nil
    }
    guard value.typeHas(.strSubclass) else {
      return raise(
        exceptions.pointee.typeError,
        "can only assign string to \(typeName(type)).\(name), not '\(typeName(value.type))'")
    }
    return value
  }

  /// `C.__bases__ = bases`.
  fileprivate func setBases(_ type: TypeRef, _ value: Ref?) -> Bool {
    let typeError = exceptions.pointee.typeError
    guard let value, type.pointee.flags.contains(.heapType) else {
      return refuseImmutable(type, "__bases__", deleting: value == nil)
    }
    let name = typeName(type)
    guard value.typeHas(.tupleSubclass) else {
      return raiseFalse(typeError, "can only assign tuple to \(name).__bases__, not \(typeName(value.type))")
    }
    guard value.tupleCount > 0 else {
      return raiseFalse(typeError, "can only assign non-empty tuple to \(name).__bases__, not ()")
    }
    for index in 0..<value.tupleCount {
      let base = value.tupleItem(index)
      guard base.typeHas(.typeSubclass) else {
        return raiseFalse(
          typeError, "\(name).__bases__ must be tuple of classes, not '\(typeName(base.type))'")
      }
      if base.asType.isSubtype(of: type) || isInBaseChain(type, of: base.asType) {
        return raiseFalse(typeError, "a __bases__ item causes an inheritance cycle")
      }
    }
    guard let best = bestBase(value), let oldBase = type.pointee.base?.asType,
      let oldBases = type.pointee.bases
    else { return false }
    guard sameLayout(oldBase, best, "__bases__") else { return false }
    type.pointee.bases = value.owned()
    type.pointee.base = best.object.owned()
    let isRebuilt = rebuildMROs(type)
    // A metaclass's `mro` may have assigned other bases meanwhile: theirs count then.
    guard type.pointee.bases == value else {
      oldBases.decref()
      oldBase.object.decref()
      return isRebuilt
    }
    if !isRebuilt {
      type.pointee.bases?.decref()
      type.pointee.base?.decref()
      type.pointee.bases = oldBases
      type.pointee.base = oldBase.object
      return false
    }
    for index in 0..<oldBases.tupleCount { unregisterSubclass(type, oldBases.tupleItem(index).asType) }
    _ = registerSubclass(type, value)
    typeModified(type)
    let rows = state.pointee.slotRows
    for index in 0..<state.pointee.slotRowCount { updateSlot(type, rows[index].offset) }
    oldBases.decref()
    oldBase.object.decref()
    return true
  }

  /// Whether following the first base of `type` leads to `base`; in the middle of an assignment to `__bases__` the
  /// MROs do not tell yet.
  private func isInBaseChain(_ base: TypeRef, of type: TypeRef) -> Bool {
    var current: TypeRef? = type
    while let step = current {
      if step == base { return true }
      current = step.pointee.base?.asType
    }
    return false
  }

  private func rebuildMROs(_ type: TypeRef) -> Bool {
    guard enterNative() else { return false }
    defer { leaveNative() }
    typeModified(type)
    let bases = type.pointee.bases
    guard setMRO(type) else { return false }
    if type.pointee.bases != bases { return true }
    forEachSubclass(type) { vm, subclass, _ in
      if !vm.errorOccurred { _ = vm.rebuildMROs(subclass.asType) }
    }
    return !errorOccurred
  }

  /// Whether instances of two classes can be exchanged; TypeError "… layout differs from …" if not.
  func sameLayout(_ old: TypeRef, _ new: TypeRef, _ attribute: String) -> Bool {
    if layoutsAgree(old, new) { return true }
    return raiseFalse(
      exceptions.pointee.typeError,
      "\(attribute) assignment: '\(typeName(new))' object layout differs from '\(typeName(old))'")
  }

  private func layoutsAgree(_ a: TypeRef, _ b: TypeRef) -> Bool {
    if a == b { return true }
    guard
      a.pointee.basicSize == b.pointee.basicSize, a.pointee.itemSize == b.pointee.itemSize,
      a.pointee.dictOffset == b.pointee.dictOffset, a.pointee.weakListOffset == b.pointee.weakListOffset,
      a.pointee.preHeaderSize == b.pointee.preHeaderSize,
      a.pointee.flags.contains(.inlineValues) == b.pointee.flags.contains(.inlineValues),
      a.pointee.instanceFlags & ObjectFlag.hasGCHead == b.pointee.instanceFlags & ObjectFlag.hasGCHead,
      builtinBase(a) == builtinBase(b), slotTotal(a) == slotTotal(b)
    else { return false }
    return slotNamesAgree(a, b)
  }

  private func slotTotal(_ type: TypeRef) -> Int32 {
    var total: Int32 = 0
    var current: TypeRef? = type
    while let cls = current, cls.pointee.flags.contains(.heapType) {
      total += cls.slots.pointee.slotCount
      current = cls.pointee.base?.asType
    }
    return total
  }

  private func slotNamesAgree(_ a: TypeRef, _ b: TypeRef) -> Bool {
    func names(_ type: TypeRef) -> [String] {
      var result: [String] = []
      var current: TypeRef? = type
      while let cls = current, cls.pointee.flags.contains(.heapType) {
        if let tuple = cls.slots.pointee.slotNames {
          result += (0..<tuple.tupleCount).map { tuple.tupleItem($0).swiftString }
        }
        current = cls.pointee.base?.asType
      }
      return result
    }
    return names(a) == names(b)
  }
}

/// The `getset` rows of `type`.
var typeAttributes: [AttributeDefinition] {
  [
    AttributeDefinition(
      "__name__", get: { vm, me in vm.typeShortName(me.asType) },
      set: { vm, me, value in
        guard let text = vm.setTypeText(me.asType, value, "__name__") else { return false }
        let old = me.asType.pointee.name
        me.asType.pointee.name = text.owned()
        old.decref()
        return true
      }),
    AttributeDefinition(
      "__qualname__", get: { _, me in me.asType.slots.pointee.qualifiedName?.owned() },
      set: { vm, me, value in
        guard let text = vm.setTypeText(me.asType, value, "__qualname__") else { return false }
        let old = me.asType.slots.pointee.qualifiedName
        me.asType.slots.pointee.qualifiedName = text.owned()
        old.decref()
        return true
      }),
    AttributeDefinition(
      "__module__",
      get: { vm, me in
        if let module = vm.typeModule(me.asType) { return module.owned() }
        vm.raiseAttribute(me, vm.names.pointee.dunderModule, "__module__")
        return nil
      },
      set: { vm, me, value in vm.setInClassDict(me, vm.names.pointee.dunderModule, value) }),
    AttributeDefinition(
      "__bases__", get: { vm, me in (me.asType.pointee.bases ?? vm.state.pointee.emptyTuple).owned() },
      set: { vm, me, value in vm.setBases(me.asType, value) }),
    AttributeDefinition("__base__", get: { vm, me in (me.asType.pointee.base ?? vm.none).owned() }),
    AttributeDefinition("__mro__", get: { vm, me in (me.asType.pointee.mro ?? vm.none).owned() }),
    AttributeDefinition(
      "__dict__", get: { vm, me in me.asType.pointee.dict.flatMap { vm.newMappingProxy($0) } }),
    AttributeDefinition(
      "__doc__",
      get: { vm, me in
        // Built-in types have no text; what some hold under the name is an attribute of their instances.
        guard me.typeHas(.typeSubclass), me.asType.pointee.has(.heapType), let dict = me.asType.pointee.dict,
          let doc = vm.dictGetStr(dict, vm.names.pointee.dunderDoc)
        else {
          return vm.newNone()
        }
        guard let get = doc.slots.pointee.descriptorGet else { return doc.owned() }
        return get(vm, doc, nil, me)
      },
      set: { vm, me, value in vm.setInClassDict(me, vm.names.pointee.dunderDoc, value) }),
    AttributeDefinition(
      "__annotations__",
      get: { vm, me in
        guard let dict = me.asType.pointee.dict, me.asType.pointee.flags.contains(.heapType) else {
          return vm.raiseNoAttribute(me, vm.names.pointee.dunderAnnotations)
        }
        if let found = vm.dictGetStr(dict, vm.names.pointee.dunderAnnotations) { return found.owned() }
        guard let fresh = vm.newDict() else { return nil }
        _ = vm.dictSet(dict, vm.names.pointee.dunderAnnotations, fresh)
        return fresh
      },
      set: { vm, me, value in vm.setInClassDict(me, vm.names.pointee.dunderAnnotations, value) }),
    AttributeDefinition(
      "__abstractmethods__",
      get: { vm, me in
        let name = vm.names.pointee.dunderAbstractmethods
        guard me != vm.types.pointee.type.object, let dict = me.asType.pointee.dict,
          let found = vm.dictGetStr(dict, name)
        else { return vm.raiseNoAttribute(me, name) }
        return found.owned()
      },
      set: { vm, me, value in
        guard vm.setInClassDict(me, vm.names.pointee.dunderAbstractmethods, value) else { return false }
        var isAbstract = false
        if let value {
          let truth = vm.isTrue(value)
          if truth < 0 { return false }
          isAbstract = truth > 0
        }
        if isAbstract {
          me.asType.pointee.flags.insert(.abstract)
        } else {
          me.asType.pointee.flags.remove(.abstract)
        }
        return true
      }),
    AttributeDefinition("__basicsize__", get: { vm, me in vm.int(vm.visibleBasicSize(me.asType)) }),
    AttributeDefinition("__itemsize__", get: { vm, me in vm.int(Int(me.asType.pointee.itemSize)) }),
    // Classes of classes: where CPython has the fields.
    AttributeDefinition(
      "__dictoffset__",
      get: { vm, me in
        vm.int(vm.visibleDictOffset(me.asType))
      }),
    AttributeDefinition(
      "__weakrefoffset__",
      get: { vm, me in
        vm.int(me.asType.pointee.flags.contains(.typeSubclass) ? 368 : Int(me.asType.pointee.weakListOffset))
      }),
    AttributeDefinition("__flags__", get: { vm, me in vm.int(vm.cpythonFlags(me.asType)) }),
    AttributeDefinition(
      "__type_params__",
      get: { vm, me in
        guard let dict = me.asType.pointee.dict,
          let found = vm.dictGetStr(dict, vm.names.pointee.dunderTypeParams)
        else { return vm.state.pointee.emptyTuple.owned() }
        return found.owned()
      }),
    AttributeDefinition("__text_signature__", get: { vm, _ in vm.newNone() }),
  ]
}

extension VM {
  /// `__dictoffset__`: for classes of classes where CPython has the field; from the end for objects of variable size.
  fileprivate func visibleDictOffset(_ type: TypeRef) -> Int {
    if type.pointee.flags.contains(.typeSubclass) { return 264 }
    let offset = Int(type.pointee.dictOffset)
    if offset >= 0 { return offset }
    if type.pointee.itemSize != 0, profile.attributes == .splitDict || profile.showsDictOffset { return -8 }
    return profile.showsDictOffset ? -(visibleBasicSize(type) + 24) : offset
  }

  fileprivate func setInClassDict(_ cls: Ref, _ name: Ref, _ value: Ref?) -> Bool {
    let type = cls.asType
    guard type.pointee.flags.contains(.heapType), let dict = type.pointee.dict else {
      return refuseImmutable(type, name.swiftString, deleting: value == nil)
    }
    typeModified(type)
    if let value { return dictSet(dict, name, value) }
    guard dictGetStr(dict, name) != nil else { return raiseNoAttribute(cls, name) != nil }
    return dictDelete(dict, name)
  }

  /// The bits of CPython's `tp_flags` that programs look at.
  fileprivate func cpythonFlags(_ type: TypeRef) -> Int {
    let flags = type.pointee.flags
    let pairs: [(TypeFlags, Int)] = [
      (.inlineValues, 2), (.managedWeakrefs, 3), (.managedDict, 4), (.sequence, 5), (.mapping, 6),
      (.heapType, 9),
      (.allowsSubclasses, 10), (.ready, 12), (.hasGC, 14), (.abstract, 20), (.intSubclass, 24),
      (.listSubclass, 25), (.tupleSubclass, 26), (.bytesSubclass, 27), (.strSubclass, 28),
      (.dictSubclass, 29),
      (.exceptionSubclass, 30), (.typeSubclass, 31),
    ]
    var bits = 1 << 18
    for (flag, bit) in pairs where flags.contains(flag) { bits |= 1 << bit }
    if flags.contains(.immutable) { bits |= 1 << 8 }
    return bits
  }
}

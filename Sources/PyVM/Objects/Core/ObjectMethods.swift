import PyHeap

// Methods and attributes that every object has.

/// `object`'s method table.
var objectMethods: [MethodDefinition] {
  [
    MethodDefinition("__init_subclass__", .none({ vm, _ in vm.newNone() }), kind: .class),
    MethodDefinition("__subclasshook__", .one({ vm, _, _ in vm.newNotImplemented() }), kind: .class),
    MethodDefinition(
      "__format__",
      .one({ vm, me, spec in
        guard spec.typeHas(.strSubclass) else {
          return vm.raise(
            vm.exceptions.pointee.typeError,
            "__format__() argument must be str, not \(vm.displayTypeName(spec))")
        }
        if spec.strLength > 0 {
          return vm.raise(
            vm.exceptions.pointee.typeError,
            "unsupported format string passed to \(vm.typeName(me.type)).__format__")
        }
        return vm.str(me)
      })),
    MethodDefinition(
      "__sizeof__",
      .none({ vm, me in
        if me.typeHas(.intSubclass) {
          let digits = Int(abs(me.load(IntLayout.digits, as: Int32.self)))
          return vm.int(24 + 4 * max(digits, vm.heap.pointee.profile.zeroIntHasDigit ? 1 : 0))
        }
        var size = vm.visibleBasicSize(me.type)
        let itemSize = Int(me.type.pointee.itemSize)
        if itemSize > 0 { size += abs(me.load(TupleLayout.length, as: Int.self)) * itemSize }
        if me.typeHas(.exceptionSubclass), vm.profile.hidesImportErrorField {
          size -= vm.newExceptionFieldBytes(me)
        }
        return vm.int(size)
      })),
    MethodDefinition("__dir__", .none({ vm, me in vm.objectDir(me) })),
    MethodDefinition(
      "__reduce__",
      .none({ vm, me in
        vm.raise(vm.exceptions.pointee.typeError, "cannot pickle '\(vm.typeName(me.type))' object")
      })),
    MethodDefinition(
      "__reduce_ex__",
      .one({ vm, me, _ in
        vm.raise(vm.exceptions.pointee.typeError, "cannot pickle '\(vm.typeName(me.type))' object")
      })),
    MethodDefinition(
      "__getstate__",
      .none({ vm, me in
        if me.type.pointee.dictOffset == 0 { return vm.newNone() }
        guard let dict = vm.instanceDict(me) else { return nil }
        return dict.dictCount == 0 ? vm.newNone() : vm.call(vm.types.pointee.dict.object, dict)
      })),
  ]
}

/// `object`'s attribute table.
var objectAttributes: [AttributeDefinition] {
  [
    AttributeDefinition(
      "__class__", get: { _, me in me.type.object.owned() },
      set: { vm, me, value in vm.setClass(me, value) })
  ]
}

extension VM {
  /// Bytes of the fields that 3.10 and 3.12 gave to exception classes; the language of every profile has them.
  fileprivate func newExceptionFieldBytes(_ exception: Ref) -> Int {
    let known = exceptions
    if exception.isInstance(known.pointee.importError) { return 8 }
    if !profile.hidesNewExceptionFields { return 0 }
    if exception.isInstance(known.pointee.nameError) { return 8 }
    let hasTwo =
      exception.isInstance(known.pointee.attributeError) || exception.isInstance(known.pointee.syntaxError)
    return hasTwo ? 16 : 0
  }

  /// `tp_basicsize` as CPython has it: up to 3.11 a variable-size class with a dict counts a slot that we keep in front.
  func visibleBasicSize(_ type: TypeRef) -> Int {
    let hasHiddenSlot = type.pointee.dictOffset == -1 && !type.pointee.flags.contains(.managedDict)
    return Int(type.pointee.basicSize) + (hasHiddenSlot ? 8 : 0)
  }

  /// Bytes in front of an object that `sys.getsizeof` counts: the GC head, and a pre-header where CPython has one. In
  /// 3.11 and 3.12 built-in types are charged for a GC head that they do not have.
  func visiblePrefixSize(_ o: Ref) -> Int {
    let flags = o.type.pointee.flags
    guard flags.contains(.hasGC) else { return 0 }
    if o.typeHas(.typeSubclass) && !o.hasGCHead { return heap.pointee.profile.chargesBuiltinTypes ? 16 : 0 }
    let isManaged = flags.contains(.managedDict) || flags.contains(.managedWeakrefs)
    return isManaged ? 32 : 16
  }

  /// `o.__class__ = cls`.
  fileprivate func setClass(_ o: Ref, _ value: Ref?) -> Bool {
    let typeError = exceptions.pointee.typeError
    guard let value else { return raiseFalse(typeError, "can't delete __class__ attribute") }
    guard value.typeHas(.typeSubclass) else {
      return raiseFalse(typeError, "__class__ must be set to a class, not '\(typeName(value.type))' object")
    }
    let old = o.type
    let new = value.asType
    let areModules = old.isSubtype(of: types.pointee.module) && new.isSubtype(of: types.pointee.module)
    if !areModules && (!old.pointee.flags.contains(.heapType) || !new.pointee.flags.contains(.heapType)) {
      return raiseFalse(
        typeError, "__class__ assignment only supported for mutable types or ModuleType subclasses")
    }
    guard sameLayout(old, new, "__class__") else { return false }
    if old == new { return true }
    // The values array is read through the old class's key table: attributes move to a dict first.
    if instanceValues(o, old) != nil {
      guard let dict = instanceDict(o), dictMakeCombined(dict) else { return false }
    }
    if new.pointee.flags.contains(.heapType) { value.incref() }
    o.header.pointee.type = new
    let keep = o.header.pointee.flags & ~ObjectFlag.hasFinalizer
    o.header.pointee.flags = keep | (new.pointee.instanceFlags & ObjectFlag.hasFinalizer)
    if old.pointee.flags.contains(.heapType) { old.object.decref() }
    return true
  }

  /// `object.__dir__`: instance names, then those of the class and its bases.
  fileprivate func objectDir(_ o: Ref) -> Ref? {
    guard let names = newDict() else { return nil }
    defer { names.decref() }
    if let dict = lookupAttr(o, self.names.pointee.dunderDict) {
      defer { dict.decref() }
      if dict.typeHas(.dictSubclass), !mergeNames(dict, names) { return nil }
    } else if errorOccurred {
      return nil
    }
    guard let cls = lookupAttr(o, self.names.pointee.dunderClass) else {
      return errorOccurred ? nil : newList(0)
    }
    defer { cls.decref() }
    if cls.typeHas(.typeSubclass), !mergeClassNames(cls.asType, names) { return nil }
    return call(types.pointee.list.object, names)
  }

  /// Adds the keys of the dicts of a class and its bases to `names`.
  func mergeClassNames(_ type: TypeRef, _ names: Ref) -> Bool {
    guard let mro = type.pointee.mro else { return true }
    var index = mro.tupleCount - 1
    while index >= 0 {
      if let dict = mro.tupleItem(index).asType.pointee.dict, !mergeNames(dict, names) { return false }
      index -= 1
    }
    return true
  }

  private func mergeNames(_ dict: Ref, _ names: Ref) -> Bool {
    var position = 0
    while let (key, _) = dictNext(dict, &position) {
      if !dictSet(names, key, none) { return false }
    }
    return true
  }
}

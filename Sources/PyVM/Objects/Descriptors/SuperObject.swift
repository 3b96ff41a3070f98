import PyHeap

/// super: GC type.
enum SuperLayout {
  static let type = 16
  static let instance = 24
  static let instanceType = 32
  static let size = 40
}

extension VM {
  /// The class in whose MRO `super(type, instance)` searches: the instance's class, or the instance itself when it is a
  /// class. New reference; TypeError when it does not derive from `type`.
  fileprivate func superClass(_ type: Ref, _ instance: Ref) -> Ref? {
    if instance.typeHas(.typeSubclass), instance.asType.isSubtype(of: type.asType) { return instance.owned() }
    if instance.type.isSubtype(of: type.asType) { return instance.type.object.owned() }
    if let claimed = lookupAttr(instance, names.pointee.dunderClass) {
      if claimed.typeHas(.typeSubclass), claimed != instance.type.object,
        claimed.asType.isSubtype(of: type.asType)
      {
        return claimed
      }
      claimed.decref()
    } else if errorOccurred {
      return nil
    }
    let isClass = instance.typeHas(.typeSubclass)
    let kind = isClass ? "type" : "instance of"
    let name = isClass ? typeName(instance.asType) : typeName(instance.type)
    return raise(
      exceptions.pointee.typeError,
      "super(type, obj): obj (\(kind) \(name)) is not an instance or subtype of type (\(typeName(type.asType)))."
    )
  }

  /// What follows `type` in the MRO of `cls`: the first attribute `name` there, borrowed, or nil.
  fileprivate func searchAfter(_ type: Ref, in cls: TypeRef, _ name: Ref) -> Ref? {
    guard let mro = cls.pointee.mro else { return nil }
    let count = mro.tupleCount
    var index = 0
    while index < count && mro.tupleItem(index) != type { index += 1 }
    index += 1
    while index < count {
      if let dict = mro.tupleItem(index).asType.pointee.dict, let found = dictGetStr(dict, name) {
        return found
      }
      index += 1
    }
    return nil
  }

  /// `super(type, instance).name` in one step.
  ///
  /// With `wantsMethod`, a plain function is returned unbound and `isMethod` set: the caller passes `instance` first.
  func superAttribute(
    _ superType: Ref, _ type: Ref, _ instance: Ref, _ name: Ref, wantsMethod: Bool, twoArguments: Bool,
    _ isMethod: inout Bool
  ) -> Ref? {
    isMethod = false
    if superType != types.pointee.super.object {
      let made = twoArguments ? call(superType, type, instance) : call(superType)
      guard let made else { return nil }
      defer { made.decref() }
      return getAttr(made, name)
    }
    guard type.typeHas(.typeSubclass) else {
      return raise(
        exceptions.pointee.typeError, "super() argument 1 must be a type, not \(typeName(type.type))")
    }
    guard let cls = superClass(type, instance) else { return nil }
    defer { cls.decref() }
    if name != names.pointee.dunderClass, let found = searchAfter(type, in: cls.asType, name) {
      if wantsMethod && cls != instance && found.typeHas(.methodDescriptor) {
        isMethod = true
        return found.owned()
      }
      guard let get = found.slots.pointee.descriptorGet else { return found.owned() }
      found.incref()
      defer { found.decref() }
      return get(self, found, instance == cls ? nil : instance, cls)
    }
    guard let made = newSuper(type, instance) else { return nil }
    defer { made.decref() }
    return genericLookup(made, name, raising: true)
  }

  func newSuper(_ type: Ref, _ instance: Ref?) -> Ref? {
    var cls: Ref?
    if let instance {
      cls = superClass(type, instance)
      if cls == nil { return nil }
    }
    guard let ref = newGCObject(types.pointee.super, SuperLayout.size) else {
      cls.decref()
      return outOfMemory()
    }
    ref.store(SuperLayout.type, type.owned() as Ref?)
    ref.store(SuperLayout.instance, instance?.owned())
    ref.store(SuperLayout.instanceType, cls)
    track(ref)
    return ref
  }

  /// Fills a super object from `super()`, `super(type)` or `super(type, instance)`.
  fileprivate func initializeSuper(_ owner: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?)
    -> Bool
  {
    guard refuseAnyKeywords("super", keywordNames) else { return false }
    if count > 2 { return raiseCount("super()", count, 0, 2) != nil }
    let type: Ref
    var instance: Ref?
    if count == 0 {
      guard let found = superFromFrame() else { return false }
      type = found.type
      instance = found.instance
    } else {
      type = arguments[0].unsafelyUnwrapped
      guard type.typeHas(.typeSubclass) else {
        return raiseFalse(
          exceptions.pointee.typeError, "super() argument 1 must be a type, not \(typeName(type.type))")
      }
      if count == 2 && arguments[1] != none { instance = arguments[1] }
    }
    var cls: Ref?
    if let instance {
      cls = superClass(type, instance)
      if cls == nil { return false }
    }
    let old = [SuperLayout.type, SuperLayout.instance, SuperLayout.instanceType].map {
      owner.load($0, as: Ref?.self)
    }
    owner.store(SuperLayout.type, type.owned() as Ref?)
    owner.store(SuperLayout.instance, instance?.owned())
    owner.store(SuperLayout.instanceType, cls)
    for part in old { part.decref() }
    return true
  }

  /// `__class__` and the first argument of the running function. Borrowed; RuntimeError when there are none.
  private func superFromFrame() -> (type: Ref, instance: Ref)? {
    let runtimeError = exceptions.pointee.runtimeError
    guard let frame = state.pointee.frame else {
      _ = raise(runtimeError, "super(): no current frame")
      return nil
    }
    let body = frame.pointee.body
    guard body.pointee.argCount > 0 else {
      _ = raise(runtimeError, "super(): no arguments")
      return nil
    }
    guard var instance = frame.pointee.lp[0] else {
      _ = raise(runtimeError, "super(): arg[0] deleted")
      return nil
    }
    if instance.kind == Kind.cell {
      guard let content = instance.load(CellLayout.content, as: Ref?.self) else {
        _ = raise(runtimeError, "super(): arg[0] deleted")
        return nil
      }
      instance = content
    }
    let total = Int(body.pointee.localCount)
    for index in (total - Int(body.pointee.freeCount))..<max(total, 0) {
      guard let name = body.pointee.localNames[index], name == names.pointee.dunderClass else { continue }
      guard let cell = frame.pointee.lp[index], cell.kind == Kind.cell,
        let type = cell.load(CellLayout.content, as: Ref?.self)
      else {
        _ = raise(runtimeError, "super(): empty __class__ cell")
        return nil
      }
      guard type.typeHas(.typeSubclass) else {
        _ = raise(runtimeError, "super(): __class__ is not a type (\(typeName(type.type)))")
        return nil
      }
      return (type, instance)
    }
    _ = raise(runtimeError, "super(): __class__ cell not found")
    return nil
  }

  func makeSuperType() {
    let type = newType("super", basicSize: SuperLayout.size, flags: [.hasGC, .allowsSubclasses])
    types.pointee.super = type
    type.pointee.dealloc = { vm, ref in
      vm.untrack(ref)
      let parts = [SuperLayout.instance, SuperLayout.type, SuperLayout.instanceType].map {
        ref.load($0, as: Ref?.self)
      }
      for part in parts { part.decref() }
      vm.freeGCObject(ref, SuperLayout.size)
    }
    type.pointee.traverse = { ref, visit, context in
      for offset in [SuperLayout.instance, SuperLayout.type, SuperLayout.instanceType] {
        if let part = ref.load(offset, as: Ref?.self) { visit(part, context) }
      }
    }
    let slots = type.slots
    slots.pointee.new = { vm, cls, _, _, _ in vm.allocateInstance(cls.asType) }
    slots.pointee.initialize = { $0.initializeSuper($1, $2, $3, $4) }
    slots.pointee.getAttribute = { vm, me, name in
      if let cls = me.load(SuperLayout.instanceType, as: Ref?.self), name != vm.names.pointee.dunderClass,
        let start = me.load(SuperLayout.type, as: Ref?.self),
        let found = vm.searchAfter(start, in: cls.asType, name)
      {
        guard let get = found.slots.pointee.descriptorGet else { return found.owned() }
        let instance = me.load(SuperLayout.instance, as: Ref?.self)
        found.incref()
        defer { found.decref() }
        return get(vm, found, instance == cls ? nil : instance, cls)
      }
      return vm.genericLookup(me, name, raising: true)
    }
    slots.pointee.descriptorGet = { vm, me, instance, _ in
      guard let instance, instance != vm.none, me.load(SuperLayout.instance, as: Ref?.self) == nil,
        let start = me.load(SuperLayout.type, as: Ref?.self)
      else { return me.owned() }
      if me.type != vm.types.pointee.super { return vm.call(me.type.object, start, instance) }
      return vm.newSuper(start, instance)
    }
    slots.pointee.repr = { vm, me in
      let name = me.load(SuperLayout.type, as: Ref?.self).map { vm.typeName($0.asType) } ?? "NULL"
      if let cls = me.load(SuperLayout.instanceType, as: Ref?.self) {
        return vm.newStr("<super: <class '\(name)'>, <\(vm.typeName(cls.asType)) object>>")
      }
      return vm.newStr("<super: <class '\(name)'>, NULL>")
    }
    addMembers(
      type,
      [
        MemberDefinition("__thisclass__", SuperLayout.type),
        MemberDefinition("__self__", SuperLayout.instance),
        MemberDefinition("__self_class__", SuperLayout.instanceType),
      ])
    readyType(type)
  }
}

import PyHeap

// Module objects: a dict with a name.

extension VM {
  /// A module with the usual five attributes. New reference.
  func newModule(_ name: Ref) -> Ref? {
    guard let ref = allocateInstance(types.pointee.module) else { return nil }
    guard initializeModule(ref, name, nil) else {
      ref.decref()
      return nil
    }
    return ref
  }

  /// A module's namespace, borrowed.
  func moduleDict(_ module: Ref) -> Ref? {
    if let dict = module.load(ModuleLayout.dict, as: Ref?.self) { return dict }
    guard let dict = newDict() else { return nil }
    module.store(ModuleLayout.dict, dict as Ref?)
    return dict
  }

  fileprivate func initializeModule(_ module: Ref, _ name: Ref, _ doc: Ref?) -> Bool {
    guard let dict = moduleDict(module) else { return false }
    let old = module.load(ModuleLayout.name, as: Ref?.self)
    module.store(ModuleLayout.name, name.owned() as Ref?)
    old.decref()
    return dictSet(dict, names.pointee.dunderName, name)
      && dictSet(dict, names.pointee.dunderDoc, doc ?? none)
      && dictSet(dict, names.pointee.dunderPackage, none) && dictSet(dict, names.pointee.dunderLoader, none)
      && dictSet(dict, names.pointee.dunderSpec, none)
  }

  fileprivate func moduleAttribute(_ module: Ref, _ name: Ref) -> Ref? {
    if let value = genericLookup(module, name, raising: false) { return value }
    if errorOccurred { return nil }
    guard let dict = module.load(ModuleLayout.dict, as: Ref?.self) else {
      return raiseNoAttribute(module, name)
    }
    if let hook = dictGetStr(dict, names.pointee.dunderGetattr) {
      let owned = hook.owned()
      defer { owned.decref() }
      return call(owned, name)
    }
    if let own = dictGetStr(dict, names.pointee.dunderName), own.typeHas(.strSubclass) {
      if refuseAbsentAttribute(module: own.swiftString, name.swiftString) { return nil }
      raiseAttribute(module, name, "module '\(own.swiftString)' has no attribute '\(name.swiftString)'")
    } else {
      raiseAttribute(module, name, "module has no attribute '\(name.swiftString)'")
    }
    return nil
  }

  func makeModuleType() {
    let type = newType("module", basicSize: 56, flags: [.hasGC, .allowsSubclasses], kind: Kind.module)
    types.pointee.module = type
    type.pointee.dictOffset = Int32(ModuleLayout.dict)
    type.pointee.weakListOffset = Int32(ModuleLayout.weakrefs)
    type.pointee.dealloc = { vm, ref in
      vm.untrack(ref)
      if ref.header.pointee.flags & ObjectFlag.hasWeakrefs != 0 { vm.heap.pointee.clearWeakrefs?(vm, ref) }
      clearSlot(SlotPointer(ref.raw.advanced(by: ModuleLayout.dict)))
      clearSlot(SlotPointer(ref.raw.advanced(by: ModuleLayout.name)))
      vm.freeGCObject(ref, 56)
    }
    type.pointee.traverse = { ref, visit, context in
      if let dict = ref.load(ModuleLayout.dict, as: Ref?.self) { visit(dict, context) }
    }
    type.pointee.clear = { _, ref in
      clearSlot(SlotPointer(ref.raw.advanced(by: ModuleLayout.dict)))
    }
    let slots = type.slots
    slots.pointee.new = { vm, cls, _, _, _ in
      guard let ref = vm.allocateInstance(cls.asType), vm.moduleDict(ref) != nil else { return nil }
      return ref
    }
    slots.pointee.initialize = { vm, me, arguments, count, keywordNames in
      let signature = Signature("module", ["name", "doc"], required: 1)
      return withSlots(2) { parsed in
        guard vm.parse(signature, arguments, count, keywordNames, into: parsed) else { return false }
        let name = parsed[0].unsafelyUnwrapped
        guard name.typeHas(.strSubclass) else {
          return vm.raiseFalse(
            vm.exceptions.pointee.typeError,
            "module() argument 'name' must be str, not \(vm.typeName(name.type))")
        }
        return vm.initializeModule(me, name, parsed[1])
      }
    }
    slots.pointee.getAttribute = { $0.moduleAttribute($1, $2) }
    slots.pointee.repr = { vm, me in
      let name = me.load(ModuleLayout.name, as: Ref?.self).map { vm.reprText($0) } ?? "'?'"
      if let dict = me.load(ModuleLayout.dict, as: Ref?.self),
        let file = vm.dictGetStr(dict, vm.names.pointee.dunderFile), file.typeHas(.strSubclass)
      {
        return vm.newStr("<module \(name) from \(vm.reprText(file))>")
      }
      return vm.newStr(vm.isBuiltinModule(me) ? "<module \(name) (built-in)>" : "<module \(name)>")
    }
    addMethods(
      type,
      [
        MethodDefinition(
          "__dir__",
          .none({ vm, me in
            guard let dict = vm.moduleDict(me) else { return nil }
            if let hook = vm.dictGetStr(dict, vm.names.pointee.dunderDir) { return vm.call(hook) }
            return vm.call(vm.types.pointee.list.object, dict)
          }))
      ])
    addAttributes(
      type,
      [AttributeDefinition("__dict__", get: { vm, me in vm.moduleDict(me).map { $0.owned() } })])
    readyType(type)
  }

  /// Whether a module's repr says "(built-in)": it has a loader set by the importer and no file.
  private func isBuiltinModule(_ module: Ref) -> Bool {
    guard let dict = module.load(ModuleLayout.dict, as: Ref?.self),
      let spec = dictGetStr(dict, names.pointee.dunderSpec)
    else { return false }
    return spec != none
  }
}

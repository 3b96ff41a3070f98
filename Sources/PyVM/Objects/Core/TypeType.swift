import PyHeap

// `type` and `object` themselves.

extension VM {
  /// `type.__call__`: makes an instance with `__new__` and initialises it with `__init__`.
  func callType(_ cls: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    let type = cls.asType
    if cls == types.pointee.type.object {
      let keywords = keywordNames?.tupleCount ?? 0
      if count == 1 && keywords == 0 { return arguments[0].unsafelyUnwrapped.type.object.owned() }
      if count != 3 { return raise(exceptions.pointee.typeError, "type() takes 1 or 3 arguments") }
    }
    if !packsArguments(type) { return constructInstance(cls, arguments, count, keywordNames) }
    return withPackedArguments(arguments, count, keywordNames) {
      constructInstance(cls, $0, count, keywordNames)
    }
  }

  /// `__new__`, then `__init__`.
  func constructInstance(_ cls: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    let type = cls.asType
    guard let new = type.slots.pointee.new else {
      return raise(exceptions.pointee.typeError, "cannot create '\(typeName(type))' instances")
    }
    guard let instance = new(self, cls, arguments, count, keywordNames) else { return nil }
    guard instance.isInstance(type) else { return instance }
    guard let initialize = instance.slots.pointee.initialize else { return instance }
    if address(initialize) == address(objectInit) && address(new) == address(objectNew) { return instance }
    if initialize(self, instance, arguments, count, keywordNames) { return instance }
    instance.decref()
    return nil
  }

  /// Whether a class's `__new__` / `__init__` are object's own.
  fileprivate func overridesNew(_ type: TypeRef) -> Bool {
    type.slots.pointee.new.map { address($0) } != address(objectNew)
  }

  fileprivate func overridesInit(_ type: TypeRef) -> Bool {
    type.slots.pointee.initialize.map { address($0) } != address(objectInit)
  }

  fileprivate func raiseAbstract(_ type: TypeRef) -> Ref? {
    guard let dict = type.pointee.dict,
      let methods = dictGetStr(dict, names.pointee.dunderAbstractmethods),
      let list = call(types.pointee.list.object, methods)
    else { return errorOccurred ? nil : raise(exceptions.pointee.typeError, "abstract class") }
    defer { list.decref() }
    var texts: [String] = []
    for index in 0..<list.listCount { texts.append(list.listItem(index).swiftString) }
    texts.sort()
    let plural = texts.count == 1 ? "" : "s"
    let joined = texts.map { "'\($0)'" }.joined(separator: ", ")
    return raise(
      exceptions.pointee.typeError,
      "Can't instantiate abstract class \(typeName(type)) without an implementation for abstract method\(plural) "
        + joined)
  }

  // MARK: Types

  /// Makes `object` and `type`; first of all types.
  func makeRootTypes() {
    let object = newType("object", basicSize: 16, flags: [.allowsSubclasses], kind: Kind.other)
    types.pointee.object = object
    let type = newType(
      "type", base: object, basicSize: Int(heap.pointee.profile.classSize), itemSize: 40,
      flags: [.allowsSubclasses, .hasGC, .typeSubclass], kind: Kind.type)
    types.pointee.type = type
    precondition(MemoryLayout<PyType>.size <= Int(heap.pointee.profile.classSize))
    object.pointee.header.type = type
    type.pointee.header.type = type
    type.pointee.base = object.object
    type.pointee.weakListOffset = Int32(typeWeakrefsOffset(type))
    // A class's dict is its own: metaclasses must not add one.
    type.pointee.dictOffset = Int32(typeDictOffset(type))
  }

  private func typeWeakrefsOffset(_ type: TypeRef) -> Int {
    let slots = type.slots
    return withUnsafeMutablePointer(to: &slots.pointee.weakrefs) {
      UnsafeMutableRawPointer($0) - UnsafeMutableRawPointer(slots)
    }
  }

  private func typeDictOffset(_ type: TypeRef) -> Int {
    withUnsafeMutablePointer(to: &type.pointee.dict) {
      UnsafeMutableRawPointer($0) - UnsafeMutableRawPointer(type)
    }
  }

  /// Fills the slots of `object` and `type` and readies them. Needs the slot table.
  func readyRootTypes() {
    let object = types.pointee.object
    let slots = object.slots
    slots.pointee.repr = { $0.objectRepr($1) }
    slots.pointee.str = { vm, o in o.slots.pointee.repr.map { $0(vm, o) } ?? vm.objectRepr(o) }
    slots.pointee.hash = { _, me in pointerHash(me.address) }
    slots.pointee.compare = objectCompare
    slots.pointee.getAttribute = { $0.genericLookup($1, $2, raising: true) }
    slots.pointee.setAttribute = { $0.genericSetAttr($1, $2, $3) }
    slots.pointee.new = objectNew
    slots.pointee.initialize = objectInit
    addMethods(object, objectMethods)
    addAttributes(object, objectAttributes)
    readyType(object)

    let type = types.pointee.type
    let own = type.slots
    own.pointee.repr = { vm, me in vm.newStr("<class '\(vm.displayName(me.asType))'>") }
    own.pointee.call = callClassSlot
    own.pointee.getAttribute = { $0.typeGetAttribute($1, $2, raising: true) }
    own.pointee.setAttribute = { $0.typeSetAttribute($1, $2, $3) }
    own.pointee.or = { $0.unionOf($1, $2) }
    own.pointee.new = { $0.typeNew($1, $2, $3, $4) }
    own.pointee.initialize = { vm, _, _, count, keywordNames in
      if count == 1 || count == 3 { return true }
      return vm.raiseFalse(vm.exceptions.pointee.typeError, "type.__init__() takes 1 or 3 arguments")
    }
    type.pointee.dealloc = typeDealloc
    type.pointee.traverse = typeTraverse
    type.pointee.clear = typeClear
    addMethods(type, typeMethods)
    addAttributes(type, typeAttributes)
    readyType(type)
  }
}

let objectCompare: CompareFunction = { vm, me, other, op in
  switch op {
  case Comparison.eq: return me == other ? vm.bool(true) : vm.newNotImplemented()
  case Comparison.ne:
    // The opposite of `==`, whoever implements that.
    guard let compare = me.slots.pointee.compare else { return vm.newNotImplemented() }
    guard let result = compare(vm, me, other, Comparison.eq) else { return nil }
    if result == vm.state.pointee.notImplemented { return result }
    let truth = vm.isTrue(result)
    result.decref()
    return truth < 0 ? nil : vm.bool(truth == 0)
  default: return vm.newNotImplemented()
  }
}

let objectNew: NewFunction = { vm, cls, _, count, keywordNames in
  let type = cls.asType
  if count > 0 || (keywordNames?.tupleCount ?? 0) > 0 {
    if vm.overridesNew(type) {
      return vm.raise(
        vm.exceptions.pointee.typeError,
        "object.__new__() takes exactly one argument (the type to instantiate)")
    }
    if !vm.overridesInit(type) {
      return vm.raise(vm.exceptions.pointee.typeError, "\(vm.typeName(type))() takes no arguments")
    }
  }
  if type.pointee.flags.contains(.abstract) { return vm.raiseAbstract(type) }
  return vm.allocateInstance(type)
}

let objectInit: InitFunction = { vm, me, _, count, keywordNames in
  guard count > 0 || (keywordNames?.tupleCount ?? 0) > 0 else { return true }
  let type = me.type
  if vm.overridesInit(type) {
    return vm.raiseFalse(
      vm.exceptions.pointee.typeError,
      "object.__init__() takes exactly one argument (the instance to initialize)")
  }
  if !vm.overridesNew(type) {
    return vm.raiseFalse(
      vm.exceptions.pointee.typeError,
      "\(vm.typeName(type)).__init__() takes exactly one argument (the instance to initialize)")
  }
  return true
}

/// A class dies: its registry entries, caches and parts go.
private let typeDealloc: Deallocator = { vm, ref in
  let type = ref.asType
  vm.untrack(ref)
  let metatype = ref.type
  if let bases = type.pointee.bases {
    for index in 0..<bases.tupleCount { vm.unregisterSubclass(type, bases.tupleItem(index).asType) }
  }
  if ref.header.pointee.flags & ObjectFlag.hasWeakrefs != 0 { vm.heap.pointee.clearWeakrefs?(vm, ref) }
  let slots = type.slots
  let parts = [
    type.pointee.base, type.pointee.dict, type.pointee.bases, type.pointee.mro, type.pointee.subclasses,
    type.pointee.name, slots.pointee.qualifiedName, slots.pointee.slotNames, slots.pointee.doc,
  ]
  type.pointee.base = nil
  type.pointee.dict = nil
  type.pointee.bases = nil
  type.pointee.mro = nil
  for part in parts { part.decref() }
  if let keys = vm.cachedKeys(type) { vm.releaseDictKeys(keys) }
  let size = vm.classBytes(metatype, Int(slots.pointee.slotCount))
  if vm.heap.pointee.gc.count.0 > 0 { vm.heap.pointee.gc.count.0 -= 1 }
  let prefix = metatype.prefixSize
  vm.free(ref.raw - prefix, size + prefix)
}

private let typeTraverse: Traverser = { ref, visit, context in
  let type = ref.asType
  guard type.pointee.flags.contains(.heapType) else { return }
  for part in [type.pointee.dict, type.pointee.mro, type.pointee.bases, type.pointee.base] {
    if let part { visit(part, context) }
  }
}

/// Empties the class dict and drops the MRO, which together hold every cycle through a class.
private let typeClear: Clearer = { vm, ref in
  let type = ref.asType
  guard type.pointee.flags.contains(.heapType) else { return }
  vm.typeModified(type)
  if let dict = type.pointee.dict { vm.dictClear(dict) }
  let mro = type.pointee.mro
  type.pointee.mro = nil
  mro.decref()
}

extension VM {
  /// Bytes of a class object with `slotCount` members, without prefix.
  func classBytes(_ metatype: TypeRef, _ slotCount: Int) -> Int {
    (Int(metatype.pointee.basicSize) + slotCount * Int(metatype.pointee.itemSize) + 7) & ~7
  }

  /// `type.__sizeof__`.
  fileprivate func typeSizeof(_ type: TypeRef) -> Int {
    guard type.pointee.flags.contains(.heapType) else { return Int(heap.pointee.profile.builtinTypeSize) }
    var size = Int(heap.pointee.profile.classSize)
    if let keys = cachedKeys(type) { size += keys.byteSize }
    return size
  }
}

private var typeMethods: [MethodDefinition] {
  [
    MethodDefinition("mro", .none({ vm, me in vm.computeMRO(me.asType).flatMap { vm.listFromTuple($0) } })),
    MethodDefinition("__subclasses__", .none({ vm, me in vm.subclassList(me.asType) })),
    MethodDefinition(
      "__instancecheck__",
      .one({ vm, me, value in
        let result = vm.realIsInstance(value, me)
        return result < 0 ? nil : vm.bool(result != 0)
      })),
    MethodDefinition(
      "__subclasscheck__",
      .one({ vm, me, value in
        let result = vm.realIsSubclass(value, me)
        return result < 0 ? nil : vm.bool(result != 0)
      })),
    MethodDefinition("__prepare__", .keywords({ vm, _, _, _, _ in vm.newDict() }), kind: .class),
    MethodDefinition("__sizeof__", .none({ vm, me in vm.int(vm.typeSizeof(me.asType)) })),
    MethodDefinition(
      "__dir__",
      .none({ vm, me in
        guard let names = vm.newDict() else { return nil }
        defer { names.decref() }
        guard vm.mergeClassNames(me.asType, names) else { return nil }
        return vm.call(vm.types.pointee.list.object, names)
      })),
  ]
}

extension VM {
  /// The items of a tuple as a list; consumes the tuple.
  func listFromTuple(_ tuple: Ref) -> Ref? {
    defer { tuple.decref() }
    return call(types.pointee.list.object, tuple)
  }
}

import PyHeap

// `_weakref`, the native half of `weakref`: the types, what asks for an object's weak references, and what a
// WeakValueDictionary does with each entry. The other half is Python (Python/WeakrefSource.swift and its neighbours).

extension VM {
  func buildWeakrefModule() -> Ref? {
    newSourceModule(
      "weakref", source: weakrefSource, weakDictionariesSource, weakSetSource, finalizeSource)
  }

  func buildNativeWeakrefModule() -> Ref? {
    guard let module = newNativeModule("_weakref", weakrefFunctions) else { return nil }
    let types = types
    guard setConstant(module, "ref", types.pointee.weakref.object.owned()),
      setConstant(module, "ReferenceType", types.pointee.weakref.object.owned()),
      setConstant(module, "ProxyType", types.pointee.weakProxy.object.owned()),
      setConstant(module, "CallableProxyType", types.pointee.weakCallableProxy.object.owned())
    else {
      module.decref()
      return nil
    }
    return module
  }

  /// Has `function` called at the interpreter's end, before those registered earlier.
  fileprivate func callAtExit(_ function: Ref) -> Bool {
    if modules.exitFunctions == nil { modules.exitFunctions = newList(0) }
    guard let functions = modules.exitFunctions,
      let entry = tuple(function, state.pointee.emptyTuple, none)
    else { return false }
    defer { entry.decref() }
    return listAppend(functions, entry)
  }

  /// A reference of a subclass that has an attribute `key`, without calls of its `__new__` and `__init__`.
  fileprivate func makeKeyedReference(_ type: Ref, _ referent: Ref, _ callback: Ref, _ key: Ref) -> Ref? {
    guard type.typeHas(.typeSubclass), type.asType.isSubtype(of: types.pointee.weakref) else {
      return raise(exceptions.pointee.typeError, "a subclass of weakref.ReferenceType is needed")
    }
    guard let weakref = makeWeakReference(type.asType, referent, callback) else { return nil }
    if setAttr(weakref, intern("key"), key) { return weakref }
    weakref.decref()
    return nil
  }

  /// Removes the entry of a key if its value is a weak reference whose object is dead; a key may be absent.
  ///
  /// In one step: between the look and the removal no other code runs that could put in a living object.
  fileprivate func removeDeadReference(_ dict: Ref, _ key: Ref) -> Bool {
    guard dict.kind == Kind.dict else {
      return raiseFalse(exceptions.pointee.typeError, "a dict is needed, not '\(typeName(dict.type))'")
    }
    let hash = keyHash(key)
    if hash == -1 { return false }
    let found = dictFind(dict, key, hash)
    if found < 0 { return found == -1 }
    guard let value = dict.dictValueSlot(found).pointee else { return true }
    guard value.isInstance(types.pointee.weakref) else {
      return raiseFalse(exceptions.pointee.typeError, "not a weakref")
    }
    if value.weakReferent != nil { return true }
    guard let (oldKey, link) = dictTake(dict, found, hash) else { return false }
    oldKey.decref()
    link.decref()
    return true
  }
}

private let weakrefFunctions = [
  MethodDefinition(
    "proxy",
    .positional(
      1, 2,
      { vm, _, arguments, count in
        vm.makeProxy(arguments[0].unsafelyUnwrapped, count > 1 ? arguments[1] : nil)
      })),
  MethodDefinition("getweakrefcount", .one({ vm, _, object in vm.int(object.weakrefCount) })),
  MethodDefinition("getweakrefs", .one({ vm, _, object in vm.weakReferences(of: object) })),
  MethodDefinition(
    "_keyed_ref",
    .positional(
      4, 4,
      { vm, _, arguments, _ in
        vm.makeKeyedReference(
          arguments[0].unsafelyUnwrapped, arguments[1].unsafelyUnwrapped, arguments[2].unsafelyUnwrapped,
          arguments[3].unsafelyUnwrapped)
      })),
  MethodDefinition(
    "_remove_dead_weakref",
    .positional(
      2, 2,
      { vm, _, arguments, _ in
        vm.removeDeadReference(arguments[0].unsafelyUnwrapped, arguments[1].unsafelyUnwrapped)
          ? vm.newNone() : nil
      })),
  MethodDefinition("_at_exit", .one({ vm, _, function in vm.callAtExit(function) ? vm.newNone() : nil })),
]

import PyHeap

// `_weakref`, the native half of `weakref`: the types and what asks for an object's weak references. The other half is
// Python (Python/WeakrefSource.swift).

extension UnsafeMutableRawPointer {
  func buildWeakrefModule() -> Ref? { newSourceModule("weakref", source: weakrefSource) }

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
  MethodDefinition("_at_exit", .one({ vm, _, function in vm.callAtExit(function) ? vm.newNone() : nil })),
]

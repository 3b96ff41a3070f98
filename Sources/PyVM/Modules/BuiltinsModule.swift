import PyHeap

// The namespace of `builtins`.

extension VM {
  /// Fills the built-in namespace and makes `sys.modules`. Types are finished by now.
  func bootstrapBuiltins() {
    completeGroupBases()
    bootstrapStreams()
    bootstrapCollectorHooks()
    if let type = modules.stdout?.type { finishType(type) }
    guard let table = newDict(), let module = newModule(names.pointee.builtins), let dict = moduleDict(module)
    else { fatalError("no memory for the built-in namespace") }
    state.pointee.modules = table
    state.pointee.builtins = dict.owned()
    modules.builtinsModule = module
    _ = dictSet(table, names.pointee.builtins, module)
    if let build = newBuildClass() {
      _ = dictSet(dict, names.pointee.dunderBuildClass, build)
      build.decref()
    }
    for function in builtinFunctions + builtinAggregates + builtinCodeFunctions {
      guard let value = newNative(function.name, function.function, self: module) else { continue }
      let name = intern(function.name)
      _ = dictSet(dict, name, value)
      if name == names.pointee.dunderImport { modules.importFunction = value.owned() }
      value.decref()
    }
    markBuiltin(module, "builtins")
    let state = state
    let constants: [(StaticString, Ref)] = [
      ("None", none), ("Ellipsis", state.pointee.ellipsis), ("NotImplemented", state.pointee.notImplemented),
      ("False", state.pointee.false), ("True", state.pointee.true), ("__debug__", state.pointee.true),
    ]
    for (name, value) in constants { _ = dictSet(dict, intern(name), value) }
    let t = types.pointee
    let known: [TypeRef] = [
      t.bool, t.memoryview, t.bytearray, t.bytes, t.classmethod, t.complex, t.dict, t.enumerate, t.filter,
      t.float, t.frozenset, t.property, t.int, t.list, t.map, t.object, t.range, t.reversed, t.set, t.slice,
      t.staticmethod, t.str, t.super, t.tuple, t.type, t.zip,
    ]
    // By index: a type that is not made yet is a null pointer, which would end an iteration.
    for index in known.indices { addBuiltinType(dict, known[index]) }
    forEachExceptionType { addBuiltinType(dict, $0) }
    for alias: StaticString in ["EnvironmentError", "IOError"] {
      _ = dictSet(dict, intern(alias), exceptions.pointee.osError.object)
    }
    // Nothing of this is the program's doing. A CPython that has started has most of its objects in generation 1.
    let lists = heap.pointee.gc.generations
    (lists + 1).mergeListHere(lists)
    heap.pointee.gc.count = (0, 0, 0)
    heap.pointee.requestBreak = { vm in vm.requestSafePoint() }
    setCollectorEnabled(true)
  }

  private func addBuiltinType(_ dict: Ref, _ type: TypeRef) {
    guard UInt(bitPattern: type) != 0, let name = type.pointee.name else { return }
    _ = dictSet(dict, name, type.object)
  }

  /// `import builtins`: the module exists already.
  func buildBuiltinsModule() -> Ref? { modules.builtinsModule?.owned() }
}

import PyHeap

// The end of a program (cpython-facts §8.4): exit functions, then the modules in CPython's order.

extension VM {
  /// Runs what CPython runs at exit. Afterwards no Python code may run any more.
  func finalizeInterpreter() {
    let state = state
    // A run that a limit ended is over: nothing of it runs any more.
    guard !state.pointee.finalizing, state.pointee.limit == .none else { return }
    let modules = modules
    callExitFunctions()
    for hook in modules.exitHooks { hook(self) }
    modules.exitHooks = []
    state.pointee.finalizing = true
    if heap.pointee.gc.enabled { _ = collectGarbage(2) }
    // What the last exception held dies first.
    if let dict = modules.sysDict {
      for name: StaticString in [
        "path", "argv", "ps1", "ps2", "last_exc", "last_type", "last_value", "last_traceback", "meta_path",
      ] where dictGetStr(dict, intern(name)) != nil {
        _ = dictSet(dict, intern(name), none)
      }
    }
    let last = modules.lastException
    modules.lastException = nil
    last.decref()
    dropModules()
  }

  private func callExitFunctions() {
    guard let list = modules.exitFunctions else { return }
    // A function may register another one, which runs next.
    while list.listCount > 0 {
      guard let entry = listTake(list, list.listCount - 1) else { break }
      let function = entry.tupleItem(0)
      let keywords = entry.tupleItem(2)
      let result = callUnpacked(function, entry.tupleItem(1), keywords == none ? nil : keywords)
      if result == nil { writeUnraisable(function, "Exception ignored in atexit callback") }
      result.decref()
      entry.decref()
    }
  }

  private func dropModules() {
    guard let table = state.pointee.modules else { return }
    var watched: [Ref] = []
    var held: [Ref] = []
    var position = 0
    while let (_, module) = dictNext(table, &position) {
      guard module.kind == Kind.module, module != modules.builtinsModule else { continue }
      if module.load(ModuleLayout.dict, as: Ref?.self) == modules.sysDict {
        held.append(module.owned())
        continue
      }
      if let weak = makeWeakref(types.pointee.weakref, to: module, callback: nil) { watched.append(weak) }
    }
    // Every entry goes, in order; a module that nobody else holds dies here, with its namespace.
    var names: [Ref] = []
    position = 0
    while let (name, _) = dictNext(table, &position) { names.append(name.owned()) }
    for name in names {
      if dictGet(table, name) != nil { _ = dictSet(table, name, none) }
      name.decref()
    }
    clearError()
    dictClear(table)
    _ = collectGarbage(2)
    // Whoever is alive now is emptied, newest import first.
    for weak in watched.reversed() {
      if let module = weak.weakReferent, module != none, module.kind == Kind.module,
        let dict: Ref = module.load(ModuleLayout.dict, as: Ref?.self)
      {
        module.incref()
        clearNamespace(dict)
        module.decref()
      }
      weak.decref()
    }
    if let dict = modules.sysDict { clearNamespace(dict) }
    for module in held { module.decref() }
    clearError()
  }

  /// Sets the names of a namespace to None: first those with one leading underscore, then the others.
  private func clearNamespace(_ dict: Ref) {
    for isPrivate in [true, false] {
      var found: [Ref] = []
      var position = 0
      while let (name, value) = dictNext(dict, &position) {
        guard value != none, name.isAnyStr else { continue }
        let single =
          name.strLength > 0 && name.strCodePoint(0) == 0x5f
          && !(name.strLength > 1 && name.strCodePoint(1) == 0x5f)
        if isPrivate ? single : name != names.pointee.dunderBuiltins { found.append(name.owned()) }
      }
      for name in found {
        _ = dictSet(dict, name, none)
        name.decref()
      }
    }
  }
}

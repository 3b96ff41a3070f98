import PyHeap

/// # Watching calls of native functions
///
/// A watched function keeps its identity, its name and what it does; only its entry point is exchanged for
/// one that counts the call and goes on to a copy of the function. So a call is seen, whatever the name under which it was
/// made, and functions that are not watched cost nothing.
extension Interpreter {
  /// Most functions that one interpreter can watch.
  public static var watchLimit: Int { 16 }

  /// Counts the calls of a native function of a module from now on (`gc.collect`).
  /// - Returns: false when there is no such native function or too many are watched.
  public func watchCalls(of name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    let (module, function) = (String(name[..<dot]), String(name[name.index(after: dot)...]))
    let slot = vm.host.watched.count
    guard slot < Self.watchLimit, let native = nativeFunction(function, of: module),
      let copy = vm.copyOfNative(native)
    else { return false }
    vm.host.watched.append(WatchedFunction(name: name, copy: copy, calls: 0))
    native.store(NativeLayout.convention, NativeConvention.keywords.rawValue)
    native.store(NativeLayout.function, unsafeBitCast(watchEntries[slot], to: UnsafeRawPointer.self))
    return true
  }

  /// Calls of each watched function so far, in the order in which they were watched.
  public var watchedCalls: [(name: String, calls: Int)] { vm.host.watched.map { ($0.name, $0.calls) } }

  private func nativeFunction(_ name: String, of module: String) -> Ref? {
    let load = "import \(module) as _watched\n"
    let outcome = runModule(source: Array(load.utf8), name: "_watch", file: "<watch>")
    guard outcome.ending == .finished, let modules = vm.state.pointee.modules, let key = vm.newStr(module)
    else {
      return nil
    }
    defer { key.decref() }
    forget("_watch")
    guard let object = vm.dictGetStr(modules, key), object.kind == Kind.module,
      let namespace = object.load(ModuleLayout.dict, as: Ref?.self), let attribute = vm.newStr(name)
    else { return nil }
    defer { attribute.decref() }
    guard let found = vm.dictGetStr(namespace, attribute), found.type == vm.types.pointee.builtin else {
      return nil
    }
    return found
  }

  private func forget(_ module: String) {
    guard let modules = vm.state.pointee.modules, let key = vm.newStr(module) else { return }
    if vm.dictGetStr(modules, key) != nil { _ = vm.dictDelete(modules, key) }
    key.decref()
  }
}

/// A function whose calls are counted, and the copy that does its work (owned).
struct WatchedFunction {
  var name: String
  var copy: Ref
  var calls: Int
}

extension VM {
  fileprivate func copyOfNative(_ native: Ref) -> Ref? {
    guard let copy = newGCObject(types.pointee.builtin, NativeLayout.size) else { return noMemory() }
    copy.store(NativeLayout.convention, native.load(NativeLayout.convention, as: UInt64.self))
    copy.store(NativeLayout.function, native.load(NativeLayout.function, as: UnsafeRawPointer.self))
    copy.store(NativeLayout.name, native.load(NativeLayout.name, as: Ref.self).owned())
    copy.store(NativeLayout.instance, native.load(NativeLayout.instance, as: Ref?.self).map { $0.owned() })
    copy.store(NativeLayout.weakrefs, Ref?.none)
    return copy
  }

  fileprivate func callWatched(
    _ slot: Int, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?
  ) -> Ref? {
    let host = host
    host.watched[slot].calls += 1
    return callNative(host.watched[slot].copy, arguments, count, keywordNames)
  }
}

/// One entry point per watched function: a C function cannot carry a number along.
private var watchEntries: [KeywordFunction] {
  [
    { $0.callWatched(0, $2, $3, $4) }, { $0.callWatched(1, $2, $3, $4) }, { $0.callWatched(2, $2, $3, $4) },
    { $0.callWatched(3, $2, $3, $4) }, { $0.callWatched(4, $2, $3, $4) }, { $0.callWatched(5, $2, $3, $4) },
    { $0.callWatched(6, $2, $3, $4) }, { $0.callWatched(7, $2, $3, $4) }, { $0.callWatched(8, $2, $3, $4) },
    { $0.callWatched(9, $2, $3, $4) }, { $0.callWatched(10, $2, $3, $4) }, { $0.callWatched(11, $2, $3, $4) },
    { $0.callWatched(12, $2, $3, $4) }, { $0.callWatched(13, $2, $3, $4) },
    { $0.callWatched(14, $2, $3, $4) },
    { $0.callWatched(15, $2, $3, $4) },
  ]
}

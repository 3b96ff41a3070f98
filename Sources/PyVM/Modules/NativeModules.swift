import PyHeap

// # Modules that are part of the engine
//
// A module is made when a program first imports it. To add one: write a builder and put one line into the table below.

/// Makes a module: new reference, or nil with an exception. The importer puts it into `sys.modules`.
typealias ModuleBuilder = @convention(c) (VM) -> Ref?

/// One importable module.
struct NativeModule {
  var name: StaticString
  var build: ModuleBuilder
}

/// Every module that the engine brings, by name.
let nativeModules: [NativeModule] = [
  NativeModule(name: "sys", build: { vm in vm.buildSysModule() }),
  NativeModule(name: "builtins", build: { vm in vm.buildBuiltinsModule() }),
  NativeModule(name: "gc", build: { vm in vm.buildGCModule() }),
  NativeModule(name: "time", build: { vm in vm.buildTimeModule() }),
  NativeModule(name: "weakref", build: { vm in vm.buildWeakrefModule() }),
  NativeModule(name: "_weakref", build: { vm in vm.buildNativeWeakrefModule() }),
  NativeModule(name: "random", build: { vm in vm.buildRandomModule() }),
  NativeModule(name: "_random", build: { vm in vm.buildNativeRandomModule() }),
  NativeModule(name: "array", build: { vm in vm.buildArrayModule() }),
  NativeModule(name: "io", build: { vm in vm.buildIOModule() }),
  NativeModule(name: "__future__", build: { vm in vm.buildFutureModule() }),
]

/// Objects of the modules that the engine itself reaches for. References are owned.
final class ModuleState {
  /// Namespace of `sys`; nil until the module is first imported.
  var sysDict: Ref?
  /// The streams that `sys.stdout`, `sys.stderr` and `sys.stdin` start as.
  var stdout: Ref?
  var stderr: Ref?
  var stdin: Ref?
  /// `builtins` as a module object, and `builtins.__import__` as it was made.
  var builtinsModule: Ref?
  var importFunction: Ref?
  /// `array.array`; nil until the module is first imported.
  var arrayType: TypeRef?
  /// `sys.excepthook` and `sys.unraisablehook` as they were made.
  var exceptHook: Ref?
  var unraisableHook: Ref?
  /// The last uncaught exception.
  var lastException: Ref?
  /// Types of struct sequences by the address of their name.
  var structTypes: [UInt: TypeRef] = [:]
  /// `gc.garbage` and `gc.callbacks`.
  var garbage: Ref?
  var callbacks: Ref?
  /// Functions to call at exit, newest last: tuples (function, args, keywords or None).
  var exitFunctions: Ref?
  /// What native modules want to run at exit, after the functions above.
  var exitHooks: [(VM) -> Void] = []
  /// The address of the main module, borrowed from `sys.modules`.
  var mainModule: Ref?
}

extension VM {
  var modules: ModuleState { host.modules }

  /// The builder of a module, or nil.
  func nativeModule(named name: Ref) -> ModuleBuilder? {
    for module in nativeModules where strIs(name, module.name) { return module.build }
    return nil
  }

  /// A module with functions; more goes into its dict (``moduleDict(_:)``). New reference.
  func newNativeModule(_ name: StaticString, doc: StaticString = "", _ functions: [MethodDefinition]) -> Ref?
  {
    guard let module = newModule(intern(name)), let dict = moduleDict(module) else { return nil }
    if doc.utf8CodeUnitCount > 0, let text = newStr(static: doc) {
      _ = dictSet(dict, names.pointee.dunderDoc, text)
      text.decref()
    }
    markBuiltin(module, name)
    for function in functions {
      guard let value = newNative(function.name, function.function, self: module) else {
        module.decref()
        return nil
      }
      let stored = dictSet(dict, intern(function.name), value)
      value.decref()
      if !stored {
        module.decref()
        return nil
      }
    }
    return module
  }

  /// Gives a module the `__spec__` of a built-in one, which its repr looks at.
  func markBuiltin(_ module: Ref, _ name: StaticString) {
    guard let spec = call(types.pointee.simpleNamespace.object) else { return clearError() }
    if let origin = newStr("built-in") {
      _ = setAttr(spec, intern("name"), intern(name))
      _ = setAttr(spec, intern("origin"), origin)
      origin.decref()
    }
    setConstant(module, "__spec__", spec)
    setConstant(module, "__package__", state.pointee.emptyStr.owned())
  }

  /// Stores a value in a module's namespace; steals the value. False with an exception (also for a nil value).
  @discardableResult
  func setConstant(_ module: Ref, _ name: StaticString, _ value: Ref?) -> Bool {
    guard let value, let dict = moduleDict(module) else { return false }
    defer { value.decref() }
    return dictSet(dict, intern(name), value)
  }

  /// A module whose text is Python, in one part or more: compiled and run when it is first imported. New reference.
  func newSourceModule(_ name: StaticString, source: StaticString...) -> Ref? {
    guard let module = newModule(intern(name)), let dict = moduleDict(module) else { return nil }
    // In place before its body runs, so that the body may import in a circle.
    guard let table = state.pointee.modules, dictSet(table, intern(name), module),
      dictSet(dict, names.pointee.dunderBuiltins, modules.builtinsModule ?? none)
    else {
      module.decref()
      return nil
    }
    var bytes: [UInt8] = []
    for part in source {
      bytes += UnsafeBufferPointer(start: part.utf8Start, count: part.utf8CodeUnitCount)
      bytes += "\n\n".utf8
    }
    let code = compileSource(
      bytes, name: "<frozen \(name)>", origin: .transient, mode: .module, keepAlive: nil)
    var succeeded = false
    if let code {
      if let function = newFunction(code: code, globals: dict) {
        let result = runBody(function, locals: dict)
        succeeded = result != nil
        result.decref()
        function.decref()
      }
      code.decref()
    }
    if succeeded { return module }
    if let error = fetchError() {
      if !dictDelete(table, intern(name)) { clearError() }
      setError(error)
    }
    module.decref()
    return nil
  }

  /// Runs a builder so that the program cannot tell: what it makes does not bring a collection nearer.
  func buildQuietly(_ build: ModuleBuilder) -> Ref? {
    let count = heap.pointee.gc.count.0
    let enabled = heap.pointee.gc.enabled
    setCollectorEnabled(false)
    let lists = heap.pointee.gc.generations
    let last = lists.previousLink
    // The mark must not die, and may leave the list: the modules in Python call what the program may have replaced.
    if last != lists { last.object.incref() }
    let module = build(self)
    // To generation 1, where the program's own youngest objects are not.
    var found = lists.previousLink
    while found != last && found != lists { found = found.previousLink }
    if found == last {
      while last.nextLink != lists { (lists + 1).moveLinkHere(last.nextLink) }
    }
    if last != lists { last.object.decref() }
    setCollectorEnabled(enabled)
    heap.pointee.gc.count.0 = count
    return module
  }
}

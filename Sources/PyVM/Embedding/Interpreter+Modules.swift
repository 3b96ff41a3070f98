import PyHeap

extension Interpreter {
  /// Runs a source as the module `name` and puts it into `sys.modules`: a later `import name` finds it. The
  /// module is there while its own code runs, as with CPython's import.
  public func runModule(source: [UInt8], name: String, file: String) -> RunOutcome {
    vm.state.pointee.limit = .none
    guard let title = vm.newStr(name) else { return outcome(false) }
    defer { title.decref() }
    guard let module = vm.newModule(title) else { return outcome(false) }
    defer { module.decref() }
    guard let namespace = vm.moduleDict(module), register(module, title) else { return outcome(false) }
    return execute(source, file, mode: .module, in: namespace)
  }

  private func register(_ module: Ref, _ name: Ref) -> Bool {
    if vm.state.pointee.modules == nil { vm.state.pointee.modules = vm.newDict() }
    guard let modules = vm.state.pointee.modules else { return false }
    return vm.dictSet(modules, name, module)
  }
}

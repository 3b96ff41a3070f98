import PyHeap

extension Interpreter {
  /// Puts the module `lab` into reach of the program (exercises only). `lab.checkpoint("label")` calls
  /// `body` at that very moment, with the program's frames still standing.
  public func installLab(profile: String, checkpoint body: @escaping (String) -> Void) {
    vm.host.checkpoint = body
    guard let name = vm.newStr("lab") else { return }
    defer { name.decref() }
    let source = "profile = '\(profile)'\n"
    guard runModule(source: Array(source.utf8), name: "lab", file: "<lab>").ending == .finished,
      let modules = vm.state.pointee.modules, let module = vm.dictGetStr(modules, name),
      let namespace = vm.moduleDict(module)
    else { return }
    addCheckpoint(to: namespace, of: module)
  }

  /// Puts the function `checkpoint` into a namespace.
  func addCheckpoint(to namespace: Ref, of module: Ref?) {
    guard let key = vm.newStr("checkpoint") else { return }
    defer { key.decref() }
    let function: BinaryFunction = { vm, _, label in
      guard label.kind == Kind.str else {
        return vm.raise(vm.exceptions.pointee.typeError, "checkpoint() takes a str, the label")
      }
      vm.host.checkpoint?(label.swiftString)
      return vm.newNone()
    }
    guard let native = vm.makeNative(vm.types.pointee.builtin, key, .one(function), module) else { return }
    _ = vm.dictSet(namespace, key, native)
    native.decref()
  }
}

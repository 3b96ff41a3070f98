import PyHeap

/// # A driver that the driven program cannot reach
///
/// A driver runs as `__main__` and calls a program that somebody else wrote. What it finds out decides over that
/// program, so the program must not get at it: neither at its names nor at what its names mean.
///
/// - `__main__` is not in `sys.modules`, and frames that belong to it end the chain of `f_back` and
///   `sys._getframe`: nothing leads from the program to the driver's globals.
/// - Its built-ins are a copy that was made before the program ran: who patches `builtins.id` patches it for
///   themselves.
///
/// What is left is the collector's view of the whole heap (`gc.get_objects` and its kin); calls of these are
/// counted (Interpreter+CallLog.swift) and refused by the exercise.
extension Interpreter {
  /// Prepares `__main__` for a driver. To be called before anything else runs.
  ///
  /// - Parameter checkpoint: what `checkpoint("label")`, a function among the driver's names, calls at that very
  ///   moment; nil: the driver has no such function.
  public func prepareDriver(checkpoint body: ((String) -> Void)?) {
    guard mainNamespace == nil, let namespace = vm.newMainModule() else { return }
    mainNamespace = namespace
    hostObject.driverGlobals = namespace
    if let modules = vm.state.pointee.modules, let main = vm.modules.mainModule {
      // The module goes out of the program's sight, not out of the world.
      hostObject.driverModule = main.owned()
      _ = vm.dictDelete(modules, vm.names.pointee.dunderMain)
    }
    if let builtins = vm.state.pointee.builtins, let copy = vm.dictCopy(builtins) {
      _ = vm.dictSet(namespace, vm.names.pointee.dunderBuiltins, copy)
      copy.decref()
    }
    guard let body else { return }
    vm.host.checkpoint = body
    addCheckpoint(to: namespace, of: nil)
  }
}
